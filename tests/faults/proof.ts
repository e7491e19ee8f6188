import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import {
  rollupDifferences,
  supportDifferences,
  totalDifferences,
} from '#modules/schemes/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import type { Acknowledged, Expected } from './ledger.ts'

/** What is wrong with a register, sentence by sentence. */
export type Proof = {
  /** Acknowledged and not there. */
  readonly lost: readonly string[]
  /** There more often than it was acknowledged. */
  readonly duplicated: readonly string[]
  readonly broken: readonly string[]
}

/** Looks at a database from outside the product. */
export async function looking<T>(
  settings: pg.PoolConfig,
  work: (db: Tx) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ ...settings, max: 2 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db: Tx = new Kysely({ dialect: new PostgresDialect({ pool }) })
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** Holds the schemes whose titles begin so against what was acknowledged, and the register against itself. */
export async function prove(
  db: Tx,
  titlesBegin: string,
  expected: ReadonlyMap<string, Expected>,
): Promise<Proof> {
  const { lost, duplicated, differs } = compare(await registered(db, titlesBegin), expected)
  return { lost, duplicated, broken: [...differs, ...(await brokenInvariants(db))] }
}

type Found = {
  readonly title: string
  readonly id: string
  readonly version: number
  readonly isDeleted: boolean
  readonly fields: Readonly<Record<string, string | null>>
  readonly plannedDong: string | null
}

async function registered(db: Tx, titlesBegin: string): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select title, id, version, deleted_at is not null as "isDeleted", to_jsonb(s) as fields,
      (select planned_dong::text from scheme_money m where m.scheme_id = s.id and m.planned_dong is not null) as "plannedDong"
    from scheme s where title like ${`${titlesBegin}%`}`.execute(db)
  return rows
}

function compare(found: readonly Found[], expected: ReadonlyMap<string, Expected>) {
  const [lost, duplicated, differs]: [string[], string[], string[]] = [[], [], []]
  const byTitle = Map.groupBy(found, ({ title }) => title)
  for (const title of byTitle.keys())
    if (!expected.has(title)) differs.push(`“${title}” is there and nobody was told of it`)
  for (const [title, scheme] of expected) {
    const [first, ...more] = byTitle.get(title) ?? []
    for (const twin of more) duplicated.push(`“${title}” is there again as ${twin.id}`)
    if (!first) lost.push(`“${title}” is not there`)
    else if (first.version < scheme.version)
      lost.push(`“${title}” is at version ${first.version}, ${scheme.version} was acknowledged`)
    else if (first.version > scheme.version)
      duplicated.push(
        `“${title}” is at version ${first.version}, ${scheme.version} was acknowledged`,
      )
    else differs.push(...differencesOf(first, scheme))
  }
  return { lost, duplicated, differs }
}

function differencesOf(found: Found, expected: Expected): string[] {
  const differences: string[] = []
  if (found.isDeleted !== expected.isDeleted)
    differences.push(`“${found.title}” is ${found.isDeleted ? '' : 'not '}deleted`)
  if (found.plannedDong !== expected.plannedDong.toString())
    differences.push(`“${found.title}” has ${found.plannedDong} đồng`)
  for (const [column, value] of Object.entries(expected.fields))
    if (found.fields[column] !== value)
      differences.push(`“${found.title}” has ${column} “${found.fields[column]}”, not “${value}”`)
  return differences
}

async function brokenInvariants(db: Tx): Promise<string[]> {
  const said: string[] = []
  const note = (what: string, rows: readonly unknown[]) => {
    if (rows.length > 0) said.push(`${what}: ${rows.length}, as ${JSON.stringify(rows[0], asText)}`)
  }
  note('sums of the register that differ from a recount', await rollupDifferences(db))
  note('establishments that differ from a recount', await supportDifferences(db))
  note('schemes whose total is not the sum of their money', await totalDifferences(db))
  for (const [what, query] of Object.entries(invariants)) note(what, (await query.execute(db)).rows)
  return said
}

const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)

// Each finds the rows that break it.
const invariants = {
  'links of the audit trail that do not follow the one before': sql`
    select chain, seq from (
      select chain, seq, payload, hash, lag(hash, 1, ''::bytea) over w as before, row_number() over w as place
      from audit_entry window w as (partition by chain order by seq)) e
    where seq <> place or hash <> sha256(before || int8send(seq) || convert_to(payload, 'UTF8'))`,
  'heads of the audit trail that are not its last entry': sql`
    select h.chain, h.seq from audit_head h
    left join lateral (select seq, hash from audit_entry e where e.chain = h.chain order by seq desc limit 1) last on true
    where (coalesce(last.seq, 0), coalesce(last.hash, ''::bytea)) is distinct from (h.seq, h.hash)
    union all
    select distinct chain, 0 from audit_entry e where not exists (select 1 from audit_head h where h.chain = e.chain)`,
  'tables with rows that no entry tells of': sql`
    with told as (
      select subject, sum(case payload::json ->> 'operation' when 'insert' then 1 when 'delete' then -1 else 0 end) as rows
      from audit_entry group by 1),
    kept (subject, rows) as (
      select 'scheme', count(*) from scheme union all select 'scheme_money', count(*) from scheme_money
      union all select 'scheme_output', count(*) from scheme_output union all select 'establishment', count(*) from establishment
      union all select 'import_batch', count(*) from import_batch)
    select kept.subject, kept.rows, told.rows as told from kept left join told using (subject)
    where kept.rows <> coalesce(told.rows, 0)`,
  'schemes with a version that no entry tells of': sql`
    select s.id, s.version, count(e.seq) as told from scheme s
    left join audit_entry e on e.root_id = s.id::text and e.subject = 'scheme' and e.payload::jsonb -> 'after' ? 'version'
    group by s.id, s.version having count(e.seq) <> s.version`,
  'imports that were taken by half': sql`
    select b.id, b.state, b.taken, count(s.id) as present, count(s.id) filter (where s.deleted_at is null) as standing
    from import_batch b left join scheme s on s.import_batch = b.id
    group by b.id having count(s.id) <> coalesce(b.taken, 0) or (b.state = 'undone' and count(s.id) filter (where s.deleted_at is null) > 0)`,
  'forms that were counted as sent without an answer': sql`select key from idempotency where response is null`,
  'establishments of one name in one province': sql`
    select province_id, name_key from establishment where deleted_at is null and name like 'HTX Thử %'
    group by 1, 2 having count(*) > 1`,
} as const

/**
 * How many sendings were answered from an earlier one whose answer was lost: the act stands in the trail from before the
 * sending that was acknowledged.
 */
export async function countReplays(db: Tx, told: readonly Acknowledged[]): Promise<number> {
  let replays = 0
  for (const { act, root, sentAt } of told.filter(({ tries }) => tries > 1)) {
    const { rows } = await sql<{ at: Date }>`
      select at from audit_entry where root_id = ${root} and act = ${act} order by at desc limit 1`.execute(
      db,
    )
    if (rows[0] && rows[0].at.getTime() < sentAt) replays += 1
  }
  return replays
}
