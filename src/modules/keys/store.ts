import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import type { KeyToMake } from './domain/decide-key.ts'
import type { KeyText } from './key-text.ts'

/** A key as it is kept; of its text only the beginning and the hash. */
export type NewKey = KeyToMake & {
  readonly id: string
  readonly holdingId: string
  readonly personId: string
}

/** Keeps a key that acts in a role its maker holds; says whether they hold it. */
export async function insertKey(
  tx: Tx,
  { id, name, scopes, days, holdingId, personId }: NewKey,
  { shown, sha256 }: Pick<KeyText, 'shown' | 'sha256'>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into api_key (id, shown, name, holding_id, unit_id, province_id, scopes, made_by, expires_at)
    select ${id}, ${shown}, ${name}, h.id, h.unit_id, u.province_id, ${scopes}, h.person_id, now() + make_interval(days => ${days})
    from role_holding h join unit u on u.id = h.unit_id
    where h.id = ${holdingId} and h.person_id = ${personId}`.execute(tx)
  if (numAffectedRows !== 1n) return false
  await sql`insert into api_key_secret (key_id, sha256) values (${id}, ${sha256})`.execute(tx)
  return true
}

/** How many keys of the unit of whoever acts work; nobody else of it makes one before this transaction has ended. */
export async function countKeysInUse(tx: Tx): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('keys of ' || current_setting('app.unit', true), 0))`.execute(
    tx,
  )
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from api_key where revoked_at is null and expires_at > now()
      and unit_id = (select nullif(current_setting('app.unit', true), '')::uuid)`.execute(tx)
  return rows[0]?.count ?? 0
}

/** Ends a key; says whether it was there and worked. */
export async function endKey(tx: Tx, id: string, personId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update api_key set revoked_at = now(), revoked_by = ${personId} where id = ${id} and revoked_at is null`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

/** Writes when a key was let in last, and from which address. */
export async function saveUse(tx: Tx, keyId: string, address: string): Promise<void> {
  await sql`
    insert into api_key_use (key_id, used_from) values (${keyId}, ${address})
    on conflict (key_id) do update set used_at = excluded.used_at, used_from = excluded.used_from`.execute(
    tx,
  )
}
