import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { actingAs, amongPublished, asSystem } from '#platform/db/acting.ts'
import { databaseOf } from '#platform/db/pool.ts'
import { read, transact, type Tx } from '#platform/db/transact.ts'
import { somebodyOf } from './two-provinces.ts'

// On the pools of the program as it runs, with what the demo world holds; nothing is kept.
const officer = somebodyOf('province')

const standsAs = async (db: Tx) => {
  const { rows } = await sql<Record<string, string | null>>`
    select session_user::text as login, current_user::text as role, nullif(current_setting('app.province', true), '') as province,
      nullif(current_setting('app.actor', true), '') as actor`.execute(db)
  return rows[0]
}

test('an act is sent by the login of its reach, as the role of its reach, and says who acts', async () => {
  const told = await actingAs(officer, () => transact({ act: 'look' }, standsAs))
  expect(told).toMatchObject({ role: 'kc_province', province: '66', actor: 'mai' })
  expect(told?.login).toMatch(/_desk$/)
  expect((await asSystem(() => read('look', standsAs)))?.login).toMatch(/_jobs$/)
})

test('what was told of one act is gone for the next borrower of the connection, also after a failure', async () => {
  const many = Array.from({ length: 40 }, (_, n) => n)
  await actingAs(officer, () =>
    Promise.all(
      many.map((n) =>
        read('look', async (db) => {
          if (n % 3 === 0) await sql`select 1 / 0`.execute(db)
          return standsAs(db)
        }).catch(() => {}),
      ),
    ),
  )
  const next = await Promise.all(many.map(() => standsAs(databaseOf('desk'))))
  for (const found of next) {
    expect(found?.role).toBe(found?.login)
    expect(found).toMatchObject({ province: null, actor: null })
  }
})

test('a statement outside of an act sees nothing, whatever login sends it', async () => {
  for (const login of ['portal', 'desk', 'jobs'] as const) {
    for (const table of ['public.scheme', 'public.person', 'public.province', 'published.scheme']) {
      const asked = sql`select 1 from ${sql.raw(table)}`.execute(databaseOf(login))
      await expect(asked).rejects.toMatchObject({ code: '42501' })
    }
  }
})

test('a login cannot become a role beyond its own', async () => {
  for (const [login, role] of [
    ['portal', 'kc_nation'],
    ['portal', 'kc_province'],
    ['desk', 'kc_system'],
    ['desk', 'kc_published'],
    ['jobs', 'kc_nation'],
    ['jobs', 'postgres'],
  ] as const) {
    const tried = sql`select set_config('role', ${role}, false)`.execute(databaseOf(login))
    await expect(tried).rejects.toMatchObject({ code: '42501' })
  }
})

test('a question that forgets its condition shows nothing of another province', async () => {
  const count = (db: Tx) =>
    sql<{ province: string; schemes: bigint }>`
      select province_id as province, count(*) as schemes from scheme group by 1 order by 1`.execute(
      db,
    )
  const { rows: all } = await asSystem(() => read('look', count))
  expect(all.length).toBeGreaterThan(10)
  const { rows } = await actingAs(officer, () => read('look', count))
  expect(rows).toEqual(all.filter(({ province }) => province === '66'))
})

test('a reading cannot write', async () => {
  const tried = asSystem(() => read('look', (db) => sql`delete from idempotency`.execute(db)))
  await expect(tried).rejects.toMatchObject({ code: '25006' })
})

test('among what is published an official reads by the login of the portal, the same tables by the same names', async () => {
  const told = await actingAs(officer, () =>
    amongPublished(() =>
      read('look', async (db) => {
        const { rows } = await sql<{ provinces: bigint; notes: bigint; here: string }>`
          select count(distinct province_id) as provinces, count(source_note) as notes, min(tableoid::regclass::text) as here
          from scheme, lateral (select 'scheme'::regclass as tableoid) t`.execute(db)
        return { ...rows[0], ...(await standsAs(db)) } as Record<string, unknown>
      }),
    ),
  )
  expect(told).toMatchObject({ role: 'kc_published', notes: 0n, here: 'scheme' })
  expect(told.login).toMatch(/_portal$/)
  expect(told.provinces).toBeGreaterThan(10n)
})
