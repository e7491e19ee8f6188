import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg, { type ClientConfig } from 'pg'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicStanding } from '#core/standing.ts'
import { actingAs, asSystem } from '#platform/db/acting.ts'
import { connectionSettings } from '#platform/db/connection.ts'
import { migrate } from '#platform/db/migrate.ts'
import { closeDatabase } from '#platform/db/pool.ts'
import { prepareRoles, useLogins } from '#platform/db/prepare-roles.ts'
import { statementsForAdministrator } from '#platform/db/role-statements.ts'
import { read, transact } from '#platform/db/transact.ts'
import { loadWorld } from '../../database/seeds/load-world.ts'
import { somebodyOf } from './two-provinces.ts'

// A server that somebody else administers: the program's own login owns the database, and is no superuser.
const administrator = connectionSettings() as ClientConfig
const name = `managed_${process.env.VITEST_POOL_ID}`
const owner: ClientConfig = { ...administrator, user: `${name}_owner`, database: name }
const urlOf = (user: string) => {
  const query = new URLSearchParams({
    host: String(owner.host),
    port: String(owner.port),
    user,
  })
  return `postgres:///${name}?${query.toString()}`
}
const logins = {
  portal: urlOf(`${name}_portal`),
  desk: urlOf(`${name}_desk`),
  jobs: urlOf(`${name}_jobs`),
}

async function administer(text: string, database = 'postgres'): Promise<void> {
  const client = new pg.Client({ ...administrator, database })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

beforeAll(async () => {
  await administer(`create role ${name}_owner login`)
  await administer(`create database ${name} owner ${name}_owner`)
})
afterAll(async () => {
  await closeDatabase()
  await administer(`drop database ${name} with (force)`)
  for (const role of ['portal', 'desk', 'jobs', 'owner'])
    await administer(`drop role if exists ${name}_${role}`)
})

test('where the program may not make roles, it says so, with all that an administrator must run', async () => {
  await expect(prepareRoles(owner)).rejects.toThrow(/không được tạo vai trò/)
  await expect(prepareRoles(owner)).rejects.toThrow(`grant "kc_province" to "${name}_desk";`)
  await expect(useLogins(logins, name)).rejects.toThrow(/KC_PORTAL_URL không dùng được/)
})

test('with what the administrator was told to run, the program works, and its owner is held to row-level security', async () => {
  await administer(statementsForAdministrator(name), name)
  process.env.KC_DATABASE = JSON.stringify(owner)
  process.env.KC_LOGINS = JSON.stringify(await useLogins(logins, name))
  await closeDatabase()
  await migrate()
  await loadWorld({ world: 'empty' })
  await actingAs(somebodyOf('province'), () =>
    transact({ act: 'scheme.create' }, async (tx) => {
      await sql`insert into scheme (id, province_id, place_list, place_code, title, status, owner_unit_id)
        values (gen_random_uuid(), '', 34, '66', 'Gỗ', 'inPlan', null), (gen_random_uuid(), '', 34, '66', 'Gốm', 'idea', null)`.execute(
        tx,
      )
      const { rows } = await sql`select sum(schemes) as schemes from scheme_rollup`.execute(tx)
      expect(rows).toEqual([{ schemes: 2n }])
    }),
  )
  const everybody = { actor: 'public', as: null, from: null, standingFor: () => publicStanding }
  const { rows } = await actingAs(everybody, () =>
    read('scheme.read', (db) =>
      sql`select title, (select sum(schemes) from scheme_rollup) as schemes from scheme`.execute(
        db,
      ),
    ),
  )
  expect(rows).toEqual([{ title: 'Gỗ', schemes: 1n }])
  const trail = await asSystem(() =>
    read('look', (db) =>
      sql`select count(*) as n from audit_entry where subject = 'scheme'`.execute(db),
    ),
  )
  expect(trail.rows).toEqual([{ n: 2n }])
})

test('a login that can do more than it must is refused', async () => {
  await administer(`alter role ${name}_desk bypassrls`)
  await expect(useLogins(logins, name)).rejects.toThrow(/KC_DESK_URL không dùng được.*thừa/s)
  await administer(`alter role ${name}_desk nobypassrls; grant kc_system to ${name}_desk`)
  await expect(useLogins(logins, name)).rejects.toThrow(/KC_DESK_URL không dùng được.*thừa/s)
  await administer(`revoke kc_system from ${name}_desk`)
})

test('passwords are made at random, kept for their owner alone, and the server is told only how to check them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kc-logins-'))
  const file = join(folder, 'logins.json')
  const settings = { ...administrator, database: name }
  const made = await prepareRoles(settings, { file })
  const kept = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(new Set(Object.values(kept)).size).toBe(3)
  expect(made.desk).toMatchObject({ user: `${name}_desk`, password: kept.desk })
  const client = new pg.Client(settings)
  await client.connect()
  const { rows } = await client.query<{ rolpassword: string }>(
    `select rolpassword from pg_authid where rolname = '${name}_desk'`,
  )
  await client.end()
  expect(rows[0]?.rolpassword).toMatch(/^SCRAM-SHA-256\$4096:/)
  expect(await prepareRoles(settings, { file })).toEqual(made)
  await rm(folder, { recursive: true })
})
