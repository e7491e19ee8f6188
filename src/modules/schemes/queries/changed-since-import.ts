import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'

/** The schemes of an import that somebody changed or deleted since, the first 100. */
export async function changedSinceImport(
  tx: Tx,
  batchId: string,
): Promise<{ id: string; title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from scheme where import_batch = ${batchId} and version > 1 order by id limit 100`.execute(
    tx,
  )
  return rows
}
