import { sql } from 'kysely'
import { isRecordId } from '#core/record-id.ts'
import type { Tx } from '#platform/db/transact.ts'

/** The log that tells what happens in a unit: of its province, or the common one above the provinces. */
export async function logOfUnit(tx: Tx, unitId: string): Promise<string> {
  if (!isRecordId(unitId)) return 'central'
  const { rows } = await sql<{ chain: string }>`
    select audit_chain_of_unit(${unitId}::uuid) as chain`.execute(tx)
  return rows[0]?.chain ?? 'central'
}
