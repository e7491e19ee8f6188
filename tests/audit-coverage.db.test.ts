import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'

/**
 * Tables without the audit trail, each with the reason. Whatever else stands in the database is under it: a new table is
 * watched by its migration (`select audit_watch('table', 'province_id')`), or has its reason here.
 */
const unwatched: Readonly<Record<string, string>> = {
  // The trail itself.
  audit_act: 'an index of the trail, made from its entries in the same statement',
  audit_entry: 'the trail; append-only',
  audit_head: 'the ends of the chains; moved only by the trail',
  audit_origin: 'addresses beside the trail, to be erased; written once, named by entries',
  audit_seal: 'signed heads; append-only',
  audit_seal_head: 'which seal covers an entry; append-only',
  // What follows from watched rows, by triggers.
  establishment_support: 'kept sums, equal to a recomputation from schemes',
  scheme_beneficiary: 'follows from establishment_names, which is watched',
  scheme_rollup: 'kept sums, equal to a recomputation from schemes and money',
  search_word: 'words of watched names and titles',
  // What a migration or the loading of the product's own files fills, and nobody changes by hand.
  activity_kind: 'a list of the law, in the migrations',
  audit_event_kind: 'a list of the trail itself, in the migrations',
  data_request_law_term: 'what the law says, in the migrations',
  commune: 'territory, loaded from files kept with the program',
  district: 'territory, loaded from files kept with the program',
  known_product: 'product names, loaded from files kept with the program',
  kysely_migration: 'which migrations were applied',
  kysely_migration_lock: 'one migration at a time',
  province: 'territory, loaded from files kept with the program',
  province_name: 'territory, loaded from files kept with the program',
  region_membership: 'territory, loaded from files kept with the program',
  territory_edition: 'which files of the territory were loaded',
  ward_mapping: 'territory, loaded from files kept with the program',
  // Secrets, which the trail must not hold, and what lives for hours. What comes of them is told: signing in and out, saying
  // again who one is, and every act by its actor.
  sign_in_account: 'hashes of passwords and tokens of providers',
  sign_in_back_off: 'counts of failed tries; gone after a day',
  sign_in_code_used: 'codes of authenticators already used; gone after a day',
  sign_in_kept_form: 'what was being sent, encrypted; gone after a quarter of an hour',
  sign_in_passkey: 'public keys of devices',
  sign_in_recovery_code: 'hashes of recovery codes',
  sign_in_session: 'tokens; a session begins and ends by events of the trail',
  sign_in_two_factor: 'secrets of authenticators, encrypted; person.two_factor_enabled is watched',
  sign_in_verification: 'what waits for a second step; gone after minutes',
  api_key_secret:
    'hashes of keys; that a key was made or revoked stands in api_key, which is watched',
  api_key_use: 'when a key was used last; what it did is told by the acts of its actor',
  mail_outbox: 'mail about acts that are watched; it holds links that open doors',
  // What is on its way into watched rows.
  idempotency: 'answers to forms sent twice; gone after seven days',
  import_file: 'the uploaded bytes; their hash stands in import_batch, which is watched',
  import_mapping: 'headings recognised before; a convenience',
  import_progress: 'how far the reading of a file is',
  import_row: 'rows read, before they are taken; what is taken is written to watched tables',
  report_snapshot_content: 'the content whose hash stands in report_snapshot, which is watched',
}

async function tablesOf(tx: Tx, condition: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and ${sql.raw(condition)} order by 1`.execute(
    tx,
  )
  return rows.map((row) => row.name)
}

// All four triggers, and none of them switched off.
const isWatched = `(select count(*) from pg_trigger t where t.tgrelid = c.oid and t.tgenabled in ('O', 'A')
  and t.tgname in ('audit_insert', 'audit_update', 'audit_delete', 'audit_truncate')) = 4`

const withoutReason = async (tx: Tx) =>
  (await tablesOf(tx, `not ${isWatched}`)).filter((table) => !(table in unwatched))

test('every table is under the audit trail or says why it is not', async () => {
  await inRollback(async (tx) => {
    expect(await withoutReason(tx)).toEqual([])
  })
})

test('a table that is new, or whose trail was switched off, does not go unseen', async () => {
  await inRollback(async (tx) => {
    const before = await withoutReason(tx)
    await sql`create table planted (id text primary key)`.execute(tx)
    await sql`alter table scheme disable trigger audit_update`.execute(tx)
    expect(await withoutReason(tx)).toEqual([...before, 'planted', 'scheme'].sort())
  })
})

test('a reason for no trail is given only for a table that is there and has none', async () => {
  await inRollback(async (tx) => {
    const bare = await tablesOf(tx, `not ${isWatched}`)
    expect(Object.keys(unwatched).filter((table) => !bare.includes(table))).toEqual([])
    expect(Object.values(unwatched).every((reason) => reason.length > 15)).toBe(true)
  })
})

test('each entry of the trail is JSON and says in itself what its columns say', async () => {
  await inRollback(async (tx) => {
    const { rows } = await sql`
      select chain, seq from audit_entry
      where payload is not json object with unique keys or payload::json ->> 'chain' <> chain or payload::json ->> 'act' <> act
        or payload::json ->> 'subject' <> subject or payload::json ->> 'root' is distinct from root_id limit 5`.execute(
      tx,
    )
    expect(rows).toEqual([])
  })
})

test('in every table under the trail a row that goes leaves an entry, and one written as it stood leaves none', async () => {
  await inRollback(async (tx) => {
    const told: Record<string, number> = {}
    for (const table of await tablesOf(tx, isWatched)) {
      await onlyTheTrailLooksOn(tx, table)
      const idle = await left(tx, `update ${table} set ${await sameKey(tx, table)}`)
      expect({ table, ...idle }).toEqual({ table, rows: idle.rows, entries: 0 })
      const gone = await left(tx, `delete from ${table}`)
      expect({ table, ...gone }).toEqual({ table, rows: idle.rows, entries: idle.rows })
      told[table] = gone.entries
    }
    // Enough of them hold rows of the loaded world for the test to mean something.
    expect(Object.values(told).filter((entries) => entries > 0).length).toBeGreaterThan(8)
  })
})

// Foreign keys and the triggers of the trade would change more rows, or refuse.
async function onlyTheTrailLooksOn(tx: Tx, table: string): Promise<void> {
  const kept = ['audit_insert', 'audit_update', 'audit_delete']
    .map((trigger) => `alter table ${table} enable trigger ${trigger};`)
    .join('')
  await sql.raw(`alter table ${table} disable trigger all; ${kept}`).execute(tx)
}

async function left(tx: Tx, query: string): Promise<{ rows: number; entries: number }> {
  const before = await countEntries(tx)
  const { numAffectedRows = 0n } = await sql.raw(query).execute(tx)
  return { rows: Number(numAffectedRows), entries: (await countEntries(tx)) - before }
}

async function countEntries(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: bigint }>`select count(*) as n from audit_entry`.execute(tx)
  return Number(rows[0]?.n)
}

async function sameKey(tx: Tx, table: string): Promise<string> {
  const { rows } = await sql<{ key: string }>`
    select quote_ident(a.attname) as key from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = ${table}::regclass and i.indisprimary`.execute(tx)
  return `${rows[0]?.key} = ${rows[0]?.key}`
}
