import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'

/** Which of these records of a source are in the register already, deleted ones too. */
export async function knownSourceRefs(
  tx: Tx,
  refs: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ source_ref: string }>`
    select source_ref from scheme where source_ref = any (${refs}::text[])`.execute(tx)
  return new Set(rows.map((row) => row.source_ref))
}
