import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import { statementOf, type Head, type Seal } from './seal.ts'

/** Waits until nobody else seals; held to the end of the transaction. */
export async function holdSealing(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('audit seal', 0))`.execute(tx)
}

/** The ends of all chains that have entries, in the order of their names. */
export async function loadHeads(tx: Tx): Promise<Head[]> {
  const { rows } = await sql<{ chain: string; seq: bigint; hash: string }>`
    select chain, seq, encode(hash, 'hex') as hash from audit_head where seq > 0 order by chain collate "C"`.execute(
    tx,
  )
  return rows.map(({ chain, seq, hash }) => ({ chain, seq: Number(seq), hash }))
}

type SealRow = { statement: string; signature: Buffer; public_key: string }

/** The seal with the highest number. */
export async function findNewestSeal(tx: Tx): Promise<Seal | undefined> {
  const { rows } = await sql<SealRow>`
    select statement, signature, public_key from audit_seal order by number desc limit 1`.execute(
    tx,
  )
  return rows.map(asSeal)[0]
}

/** The seals by which one key named the next, oldest first. */
export async function listSuccessions(tx: Tx): Promise<Seal[]> {
  const { rows } = await sql<SealRow>`
    select statement, signature, public_key from audit_seal
    where statement::json -> 'next' is not null order by number limit 1000`.execute(tx)
  return rows.map(asSeal)
}

/** Keeps a seal, and which of its heads are new. */
export async function saveSeal(tx: Tx, seal: Seal): Promise<void> {
  const { number, at, key, heads } = statementOf(seal)
  await sql`insert into audit_seal (number, at, statement, signature, key_id, public_key)
    values (${number}, ${at}, ${seal.statement}, decode(${seal.signature}, 'base64'), ${key}, ${seal.publicKey})`.execute(
    tx,
  )
  await sql`insert into audit_seal_head (chain, seq, number)
    select chain, seq, ${number} from json_to_recordset(${JSON.stringify(heads)}) h(chain text, seq bigint)
    on conflict do nothing`.execute(tx)
}

/** Where the trail does not carry on: an entry that is gone, changed or not bound to the one before it. */
export type Break = { readonly chain: string; readonly seq: number }

const mostBreaks = 20

/** Looks whether what was sealed stands as it was, and whether everything after it is bound to it. */
export async function findBreaks(tx: Tx, since: readonly Head[]): Promise<Break[]> {
  const { rows } = await sql<{ chain: string; seq: bigint }>`
    with since as (select chain, seq, decode(hash, 'hex') as hash
      from json_to_recordset(${JSON.stringify(since)}) h(chain text, seq bigint, hash text))
    select chain, seq from since s
      where not exists (select from audit_entry e where (e.chain, e.seq, e.hash) = (s.chain, s.seq, s.hash))
        or not exists (select from audit_head h where h.chain = s.chain and h.seq >= s.seq)
    union select chain, seq from audit_head h
      where seq > 0 and not exists (select from audit_entry e where (e.chain, e.seq, e.hash) = (h.chain, h.seq, h.hash))
    union select h.chain, later.seq from audit_head h left join since s on s.chain = h.chain cross join lateral (
      select seq, hash, coalesce(s.seq, 0) + row_number() over chained as due_seq,
        audit_chained(coalesce(s.hash, ''), int8send(seq) || convert_to(payload, 'UTF8')) over chained as due_hash
      from audit_entry e where e.chain = h.chain and e.seq > coalesce(s.seq, 0) window chained as (order by seq)) later
      where later.hash <> later.due_hash or later.seq <> later.due_seq
    order by chain, seq limit ${mostBreaks}`.execute(tx)
  return rows.map(({ chain, seq }) => ({ chain, seq: Number(seq) }))
}

const asSeal = ({ statement, signature, public_key }: SealRow): Seal => ({
  statement,
  signature: signature.toString('base64'),
  publicKey: public_key,
})
