import { sql } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import type { Tx } from '#platform/db/transact.ts'

/** A delegation on record. */
export type StoredDelegation = {
  readonly id: string
  readonly holdingId: string
  readonly personId: string
  readonly deputyId: string
  readonly unitId: string
  readonly acts: readonly string[] | null
  readonly because: string
  readonly validFrom: PlainDate
  readonly validTo: PlainDate
  readonly revokedAt: Date | null
}

const columns = sql`id, holding_id as "holdingId", person_id as "personId", deputy_id as "deputyId", unit_id as "unitId", acts,
  because, valid_from as "validFrom", valid_to as "validTo", revoked_at as "revokedAt"`

/** Enters a delegation. */
export async function insertDelegation(
  tx: Tx,
  d: Omit<StoredDelegation, 'revokedAt'>,
): Promise<void> {
  await sql`insert into delegation (id, holding_id, person_id, deputy_id, unit_id, acts, because, valid_from, valid_to)
    values (${d.id}, ${d.holdingId}, ${d.personId}, ${d.deputyId}, ${d.unitId}, ${d.acts && [...d.acts]}::text[], ${d.because},
      ${d.validFrom}, ${d.validTo})`.execute(tx)
}

/** A delegation, locked for the rest of the transaction. */
export async function loadDelegation(tx: Tx, id: string): Promise<StoredDelegation | undefined> {
  const { rows } = await sql<StoredDelegation>`
    select ${columns} from delegation where id = ${id} for no key update`.execute(tx)
  return rows[0]
}

/** The delegations of a role. */
export async function loadDelegationsOf(
  tx: Tx,
  holdingId: string,
): Promise<readonly StoredDelegation[]> {
  const { rows } = await sql<StoredDelegation>`
    select ${columns} from delegation where holding_id = ${holdingId} order by valid_from desc limit 200`.execute(
    tx,
  )
  return rows
}

/** Revokes a delegation, or puts it in force again. */
export async function saveRevoked(
  tx: Tx,
  id: string,
  state: 'revoked' | 'in-force',
): Promise<void> {
  const at = state === 'revoked' ? sql`now()` : sql`null`
  await sql`update delegation set revoked_at = ${at}, version = version + 1 where id = ${id}`.execute(
    tx,
  )
}
