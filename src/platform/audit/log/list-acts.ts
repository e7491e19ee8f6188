import { sql, type RawBuilder } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import { read } from '#platform/db/transact.ts'
import { saidBy, type SaidEntry } from './entry.ts'
import { requireReadable } from './readable-chains.ts'

/** What the log of a chain is narrowed to. */
export type ActFilter = {
  readonly chain: string
  /** Days of Vietnam, both inclusive. */
  readonly from?: PlainDate
  readonly to?: PlainDate
  readonly act?: string
  readonly actor?: string
  /** A table, or `event.denied` and the like. */
  readonly subject?: string
  /** Records: their identifiers, or those of rows. */
  readonly records?: readonly string[]
  /** Acts older than the one that begins here. */
  readonly olderThan?: number
}

/** One act of a chain: a line of the log, however many entries it left. */
export type LoggedAct = {
  readonly chain: string
  readonly firstSeq: number
  readonly entries: number
  readonly at: Date
  readonly act: string
  readonly actor: string
  readonly as: string | null
  readonly subjects: readonly string[]
  /** Its first entry. */
  readonly first: SaidEntry
  /** Its last. */
  readonly last: SaidEntry
  /** What the record it ended with is called, of an act on few records and as far as the trail knows. */
  readonly title: string | null
}

export type ActPage = {
  readonly acts: readonly LoggedAct[]
  /** Where the next page of older acts begins; absent at the end. */
  readonly olderThan?: number
}

const pageSize = 40
/** An act of more entries is not about one record: an import, a loading. */
const fewEntries = 30
const mostRecords = 500

type Row = {
  chain: string
  first_seq: bigint
  last_seq: bigint
  at: Date
  act: string
  actor: string
  acting_as: string | null
  subjects: string[]
  payload: string
  last_payload: string
  title: string | null
}

/** The acts of a chain, newest first, a page at a time. */
export async function listActs(filter: ActFilter): Promise<ActPage> {
  requireReadable(filter.chain)
  const { rows } = await read('audit.read', (db) =>
    sql<Row>`
      select a.*, first.payload, last.payload as last_payload, named.title
      from (select * from audit_act a where ${where(filter)} order by at desc, first_seq desc limit ${pageSize + 1}) a
      join audit_entry first on first.chain = a.chain and first.seq = a.first_seq
      join audit_entry last on last.chain = a.chain and last.seq = a.last_seq
      left join lateral ${titleOf} named on a.last_seq - a.first_seq < ${fewEntries}
      order by a.at desc, a.first_seq desc`.execute(db),
  )
  const acts = rows.slice(0, pageSize).map(asAct)
  const last = acts.at(-1)
  return { acts, ...(rows.length > pageSize && last && { olderThan: last.firstSeq }) }
}

// The newest name the chain has for the record. A sealed name is no name.
const titleOf = sql`(
  select title from (
    select e.at, coalesce(e.said ->> 'title', e.said ->> 'file_name', e.said ->> 'name') as title
    from (select at, subject, payload::json -> 'after' as said from audit_entry e
      where e.root_id = last.root_id and e.chain = a.chain order by at desc limit 200) e) e
  where title !~ '^[0-9a-f]{64}$' order by at desc limit 1)`

function where({
  chain,
  from,
  to,
  act,
  actor,
  subject,
  records,
  olderThan,
}: ActFilter): RawBuilder<unknown> {
  const conditions = [sql`a.chain = ${chain}`]
  if (from) conditions.push(sql`a.at >= ${from}::timestamp at time zone 'Asia/Ho_Chi_Minh'`)
  if (to)
    conditions.push(
      sql`a.at < (${to}::timestamp + interval '1 day') at time zone 'Asia/Ho_Chi_Minh'`,
    )
  if (act) conditions.push(sql`a.act = ${act}`)
  if (actor) conditions.push(sql`a.actor = ${actor}`)
  if (subject) conditions.push(sql`${subject} = any (a.subjects)`)
  if (records) conditions.push(touching(chain, records))
  if (olderThan !== undefined) {
    conditions.push(sql`(a.at, a.first_seq) <
      ((select at from audit_act where chain = ${chain} and first_seq = ${olderThan}), ${olderThan})`)
  }
  return sql.join(conditions, sql` and `)
}

// From the entries of the records to the acts they stand in: the last that begins before them. As an array, so that the acts
// are looked up by their key instead of being read through.
function touching(chain: string, records: readonly string[]): RawBuilder<unknown> {
  return sql`a.first_seq = any (array(
    select (select first_seq from audit_act b where b.chain = ${chain} and b.first_seq <= e.seq order by first_seq desc limit 1)
    from audit_entry e where e.chain = ${chain} and e.root_id = any (${records.slice(0, mostRecords)}::text[])))`
}

function asAct({
  chain,
  first_seq,
  last_seq,
  at,
  act,
  actor,
  acting_as,
  subjects,
  payload,
  last_payload,
  title,
}: Row): LoggedAct {
  return {
    chain,
    firstSeq: Number(first_seq),
    entries: Number(last_seq - first_seq) + 1,
    at,
    act,
    actor,
    as: acting_as,
    subjects,
    first: saidBy(payload),
    last: saidBy(last_payload),
    title,
  }
}

const mostChoices = 200

/** Who acted in a chain, and by which acts: what its log can be narrowed to. */
export async function actChoices(
  chain: string,
): Promise<{ acts: readonly string[]; actors: readonly string[] }> {
  requireReadable(chain)
  const distinct = async (column: 'act' | 'actor') => {
    const name = sql.ref(column)
    // One look into the index for each value, instead of one for each act.
    const { rows } = await read('audit.read', (db) =>
      sql<{ value: string }>`
        with recursive seen(value) as (
          (select ${name} from audit_act where chain = ${chain} order by ${name} limit 1)
          union all
          select (select ${name} from audit_act a where a.chain = ${chain} and a.${name} > seen.value order by ${name} limit 1)
          from seen where seen.value is not null)
        select value from seen where value is not null limit ${mostChoices}`.execute(db),
    )
    return rows.map((row) => row.value)
  }
  const [acts, actors] = await Promise.all([distinct('act'), distinct('actor')])
  return { acts, actors }
}

/** How far a chain is sealed: the newest seal that had a new head of it, and how many entries came since. */
export async function sealingOf(
  chain: string,
): Promise<{ readonly at: Date; readonly number: number; readonly since: number } | undefined> {
  requireReadable(chain)
  const { rows } = await read('audit.read', (db) =>
    sql<{ at: Date; number: bigint; since: bigint }>`
      select s.at, s.number, h.seq - sealed.seq as since
      from audit_head h
      join lateral (select seq, number from audit_seal_head x where x.chain = h.chain order by seq desc limit 1) sealed on true
      join audit_seal s on s.number = sealed.number
      where h.chain = ${chain}`.execute(db),
  )
  return rows.map(({ at, number, since }) => ({
    at,
    number: Number(number),
    since: Number(since),
  }))[0]
}
