import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { reachesOf, reachRoles } from '#platform/db/database-roles.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import { callable, definers, privileges, roleNames, type RoleName } from './expected-privileges.ts'

const rowsOf = async <Row>(tx: Tx, query: ReturnType<typeof sql<Row>>) =>
  (await query.execute(tx)).rows

/** What each role may do with each table and view, as letters: read, add, write over, delete. */
async function foundPrivileges(tx: Tx) {
  const rows = await rowsOf(
    tx,
    sql<{ relation: string; role: string; letters: string }>`
      select case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as relation,
        substr(role, 4) as role, string_agg(letter, '' order by place) as letters
      from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'published')
      cross join unnest(${reachRoles}::text[]) role
      cross join (values ('select', 'r', 1), ('insert', 'a', 2), ('update', 'w', 3), ('delete', 'd', 4), ('truncate', 'D', 5),
        ('references', 'x', 6), ('trigger', 't', 7)) p (privilege, letter, place)
      where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and
        case when c.relkind = 'S' then p.letter in ('r', 'w') and has_sequence_privilege(role, c.oid, p.privilege)
          else has_table_privilege(role, c.oid, p.privilege)
            or p.letter in ('r', 'a', 'w', 'x') and has_any_column_privilege(role, c.oid, p.privilege) end
      group by 1, 2 order by 1, 2`,
  )
  return rows.map(({ relation, role, letters }) => `${relation} ${role} ${letters}`).sort()
}

const expectedPrivileges = () =>
  Object.entries(privileges)
    .flatMap(([relation, byLetters]) =>
      Object.entries(byLetters).flatMap(([letters, roles]) =>
        namesIn(roles).map((role) => `${relation} ${role} ${letters}`),
      ),
    )
    .sort()

function namesIn(roles: string): readonly RoleName[] {
  return roles.split(' ').map((name) => {
    const known = roleNames.find((one) => one === name)
    if (!known) throw new Error(`${name} is no role`)
    return known
  })
}

test('each role may do with each table and view what is written, and nothing else', async () => {
  await inRollback(async (tx) => {
    expect(await foundPrivileges(tx)).toEqual(expectedPrivileges())
  })
})

test('a right too many is seen', async () => {
  await inRollback(async (tx) => {
    await sql`grant update (note) on scheme to kc_own`.execute(tx)
    expect(await foundPrivileges(tx)).not.toEqual(expectedPrivileges())
  })
})

const ours = sql`p.pronamespace in ('public'::regnamespace, 'published'::regnamespace)
  and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')`

test('each role may call the functions that are written, and none else of ours', async () => {
  await inRollback(async (tx) => {
    const rows = await rowsOf(
      tx,
      sql<{ name: string; roles: string[] }>`
        select p.proname as name, array_agg(substr(role, 4) order by role) as roles
        from pg_proc p cross join unnest(${reachRoles}::text[]) role
        where ${ours} and has_function_privilege(role, p.oid, 'execute') group by p.oid, p.proname order by 1`,
    )
    expect(Object.fromEntries(rows.map(({ name, roles }) => [name, roles.join(' ')]))).toEqual(
      Object.fromEntries(
        Object.entries(callable).map(([name, roles]) => [
          name,
          [...namesIn(roles)].sort().join(' '),
        ]),
      ),
    )
  })
})

test('a function that acts as its owner is on the written list, and looks names up where only the owner can put them', async () => {
  await inRollback(async (tx) => {
    const rows = await rowsOf(
      tx,
      sql<{ name: string; config: string[] | null }>`
        select proname as name, proconfig as config from pg_proc p where prosecdef and ${ours} order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual([...definers].sort())
    for (const { name, config } of rows)
      expect(`${name}: ${config?.join()}`).toBe(`${name}: search_path=public, pg_temp`)
  })
})

test('the only views are the published ones; nothing is stored beside the tables', async () => {
  await inRollback(async (tx) => {
    const rows = await rowsOf(
      tx,
      sql<{ name: string }>`
        select n.nspname || '.' || relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
          and not coalesce('security_invoker=true' = any (reloptions), false) order by 1`,
    )
    expect(rows.map(({ name }) => name)).toEqual(
      Object.keys(privileges)
        .filter((name) => name.startsWith('published.'))
        .sort(),
    )
  })
})

test('no role can make a table, a function or anything else, not even a temporary one', async () => {
  await inRollback(async (tx) => {
    const rows = await rowsOf(
      tx,
      sql`select role, nspname from unnest(${reachRoles}::text[]) role cross join pg_namespace
          where nspname in ('public', 'published') and has_schema_privilege(role, oid, 'create')
        union all select role, 'temporary' from unnest(${reachRoles}::text[]) role
          where has_database_privilege(role, current_database(), 'temporary, create')`,
    )
    expect(rows).toEqual([])
  })
})

test('a login owns nothing, passes no policy by, has no right of its own, and becomes only what it should', async () => {
  await inRollback(async (tx) => {
    const rows = await rowsOf(
      tx,
      sql<{ login: string; can: boolean; owns: boolean; becomes: string[] }>`
        select substr(rolname, length(current_database()) + 2) as login,
          rolsuper or rolbypassrls or rolinherit or rolcreaterole or rolcreatedb or rolreplication as can,
          exists (select from pg_shdepend where refobjid = r.oid and deptype = 'o') as owns,
          array(select m.rolname::text from pg_roles m where m.oid <> r.oid and pg_has_role(r.oid, m.oid, 'member') order by 1) as becomes
        from pg_roles r join unnest(${Object.keys(reachesOf)}::text[]) own on rolname = current_database() || '_' || own
        where rolcanlogin order by 1`,
    )
    expect(rows).toEqual(
      Object.entries(reachesOf)
        .map(([login, reaches]) => ({
          login,
          can: false,
          owns: false,
          becomes: reaches.map((reach) => `kc_${reach}`).sort(),
        }))
        .sort((a, b) => a.login.localeCompare(b.login)),
    )
    const roles = await rowsOf(
      tx,
      sql`select rolname from pg_roles r where rolname = any (${reachRoles}::text[])
        and (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
          or exists (select from pg_shdepend where refobjid = r.oid and deptype = 'o'))`,
    )
    expect(roles).toEqual([])
  })
})
