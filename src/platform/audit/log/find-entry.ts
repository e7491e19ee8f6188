import { isRecordId } from '#core/record-id.ts'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { asSystem } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'
import { saidBy, type SaidEntry } from './entry.ts'
import { requireReadable } from './readable-chains.ts'

/** One entry of a chain with what binds it: its neighbours, its act and the seal that covers it. */
export type FoundEntry = {
  readonly chain: string
  readonly seq: number
  readonly payload: string
  readonly said: SaidEntry
  readonly at: Date
  /** Hex; `before` is empty for the first entry. */
  readonly hash: string
  readonly before: string
  /** Whether hash is that of the one before, the place and the payload. */
  readonly isBound: boolean
  readonly hasNext: boolean
  /** The entries of its act in this chain. */
  readonly act: { readonly firstSeq: number; readonly lastSeq: number } | null
  /** The first seal made after it; `null` until then. */
  readonly seal: { readonly number: number; readonly at: Date; readonly keyId: string } | null
  readonly origin: Origin | null
  /** Columns whose values stand in it as seals. */
  readonly sealedColumns: readonly string[]
}

/** One of the entries of an act, as far as it is told. */
export type ActEntry = Pick<FoundEntry, 'seq' | 'said' | 'at' | 'sealedColumns'>

// The columns a table seals are the third argument of its triggers.
const sealedColumnsOf = sql`(
  select split_part(encode(t.tgargs, 'escape'), '\\000', 3) from pg_trigger t
  where t.tgname = 'audit_update' and t.tgrelid = to_regclass(quote_ident(e.subject)))`

/** Where the request came from; its address is gone when its time was over. */
type Origin = {
  readonly id: string
  readonly kept: {
    readonly address: string | null
    readonly agent: string | null
    readonly channel: string
  } | null
}

type Row = {
  payload: string
  at: Date
  hash: string
  before: string | null
  has_next: boolean
  first_seq: bigint | null
  last_seq: bigint | null
  number: bigint | null
  sealed_at: Date | null
  key_id: string | null
  sealed_columns: string | null
}

/** The entry at a place of a chain; nothing when there is none. */
export async function findEntry(chain: string, seq: number): Promise<FoundEntry | undefined> {
  requireReadable(chain)
  const { rows } = await read('audit.read', (db) =>
    sql<Row>`
      select e.payload, e.at, encode(e.hash, 'hex') as hash,
        (select encode(p.hash, 'hex') from audit_entry p where p.chain = e.chain and p.seq = e.seq - 1) as before,
        exists (select from audit_entry n where n.chain = e.chain and n.seq = e.seq + 1) as has_next,
        act.first_seq, act.last_seq, seal.number, seal.at as sealed_at, seal.key_id,
        ${sealedColumnsOf} as sealed_columns
      from audit_entry e
      left join lateral (
        select first_seq, last_seq from audit_act a where a.chain = e.chain and a.first_seq <= e.seq
        order by first_seq desc limit 1) act on act.last_seq >= e.seq
      left join lateral (
        select s.number, s.at, s.key_id from audit_seal_head h join audit_seal s on s.number = h.number
        where h.chain = e.chain and h.seq >= e.seq order by h.seq limit 1) seal on true
      where e.chain = ${chain} and e.seq = ${seq}`.execute(db),
  )
  const [row] = rows
  if (!row) return undefined
  const said = saidBy(row.payload)
  return {
    chain,
    seq,
    payload: row.payload,
    said,
    at: row.at,
    hash: row.hash,
    before: row.before ?? '',
    isBound: boundHash(row.before ?? '', seq, row.payload) === row.hash,
    hasNext: row.has_next,
    act:
      row.first_seq !== null && row.last_seq !== null
        ? { firstSeq: Number(row.first_seq), lastSeq: Number(row.last_seq) }
        : null,
    seal:
      row.number !== null && row.sealed_at && row.key_id
        ? { number: Number(row.number), at: row.sealed_at, keyId: row.key_id }
        : null,
    origin: said.from === null ? null : { id: said.from, kept: await findOrigin(said.from) },
    sealedColumns: namesIn(row.sealed_columns),
  }
}

function boundHash(before: string, seq: number, payload: string): string {
  const place = Buffer.alloc(8)
  place.writeBigInt64BE(BigInt(seq))
  return createHash('sha256')
    .update(Buffer.from(before, 'hex'))
    .update(place)
    .update(payload)
    .digest('hex')
}

async function findOrigin(id: string): Promise<Origin['kept']> {
  if (!isRecordId(id)) return null
  // The table is the program's alone; whoever may read the entry may know where it came from.
  const { rows } = await asSystem(() =>
    read('origin.read', (db) =>
      sql<NonNullable<Origin['kept']>>`
        select address, agent, channel from audit_origin where id = ${id}::uuid`.execute(db),
    ),
  )
  return rows[0] ?? null
}

/** An act of more entries is not shown entry by entry. */
const mostOfAct = 30

/** The entries of an act by their place, when they are few; they share its time and its standing. */
export async function entriesOfAct({
  chain,
  act,
}: Pick<FoundEntry, 'chain' | 'act'>): Promise<readonly ActEntry[]> {
  requireReadable(chain)
  if (!act || act.lastSeq - act.firstSeq >= mostOfAct) return []
  const { rows } = await read('audit.read', (db) =>
    sql<{ seq: bigint; payload: string; at: Date; sealed_columns: string | null }>`
      select e.seq, e.payload, e.at, ${sealedColumnsOf} as sealed_columns from audit_entry e
      where e.chain = ${chain} and e.seq between ${act.firstSeq} and ${act.lastSeq} order by e.seq`.execute(
      db,
    ),
  )
  return rows.map(({ seq, payload, at, sealed_columns }) => ({
    seq: Number(seq),
    said: saidBy(payload),
    at,
    sealedColumns: namesIn(sealed_columns),
  }))
}

const namesIn = (list: string | null) => (list ?? '').split(',').filter((name) => name !== '')
