import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { databaseOf, sendWhole } from '#platform/db/pool.ts'
import { read, readOne } from '#platform/db/transact.ts'
import { as } from './as-somebody.ts'

const readers = [
  ['agencyOfficer', null],
  ['doitOfficer', '66'],
  ['doitOfficer', '24'],
  ['provCouncil', '66'],
] as const

const seen = () => sql<{ role: string; schemes: bigint; provinces: string }>`
  select current_user::text as role, (select count(*) from scheme where ${true}) as schemes,
    coalesce(current_setting('app.provinces', true), '') as provinces`

test('a reading of one statement reaches as far as any other of the same person, whoever reads beside them', async () => {
  const looks = readers.map(([role, province]) => async () => {
    const { rows, standing } = await as(role, province, () => readOne('scheme.read', seen))
    const usual = await as(role, province, () =>
      read('scheme.read', async (db) => (await seen().execute(db)).rows),
    )
    expect(rows).toEqual(usual)
    return `${standing.reach} ${rows[0]?.provinces}`
  })
  const many = await Promise.all(Array.from({ length: 40 }, (_, n) => looks[n % looks.length]?.()))
  expect(new Set(many)).toEqual(new Set(['nation ', 'province 66', 'province 24', 'published 66']))
})

test('who may not read is refused before anything is sent', async () => {
  let isMade = false
  const statement = () => {
    isMade = true
    return seen()
  }
  await expect(
    as('doitOfficer', '66', () => readOne('person.erase', statement)),
  ).rejects.toMatchObject({ kind: 'forbidden' })
  expect(isMade).toBe(false)
})

test('a reading that fails says why, writes nothing, and leaves no right on its connection', async () => {
  const read = (statement: string) =>
    as('doitOfficer', '66', () => readOne('scheme.read', () => sql.raw(statement)))
  await expect(read('select 1 / 0')).rejects.toMatchObject({ code: '22012' })
  await expect(read('delete from scheme')).rejects.toMatchObject({ code: '25006' })
  expect((await read('select 1 as n')).rows).toEqual([{ n: 1 }])
  for (let n = 0; n < 12; n += 1)
    await expect(sql`select from scheme`.execute(databaseOf('desk'))).rejects.toMatchObject({
      code: '42P01',
    })
})

test('a reading that could not begin fails by what stood in its way, and its connection serves the next', async () => {
  const sent = (opening: string) => {
    const statement = sql<{ n: number }>`select 1 as n from scheme limit 1`
    return sendWhole<{ n: number }>(
      { login: 'desk', role: 'kc_nation', opening },
      statement.compile(databaseOf('desk')),
    )
  }
  for (let n = 0; n < 12; n += 1)
    await expect(sent('begin read only; set local role kc_jobs_of_nobody')).rejects.toMatchObject({
      code: '22023',
    })
  expect(await sent('begin read only; set local role kc_nation')).toEqual([{ n: 1 }])
})

test('a statement has a plan of its own for each role it is read in: a change of role makes no plan anew', async () => {
  const named = () => sql<{ names: readonly string[]; pid: number }>`
    select array_agg(name order by name) as names, pg_backend_pid() as pid
    from pg_prepared_statements where statement like '%a mark of this test%'`
  const read = async (role: string, province: string | null) => {
    const { rows } = await as(role, province, () => readOne('scheme.read', named))
    return rows[0]
  }
  const ofNation = await read('agencyOfficer', null)
  const ofProvince = await read('doitOfficer', '66')
  expect(ofProvince?.pid).toBe(ofNation?.pid)
  expect([ofNation?.names.length, ofProvince?.names.length]).toEqual([1, 2])
  expect((await read('doitOfficer', '24'))?.names).toEqual(ofProvince?.names)
})
