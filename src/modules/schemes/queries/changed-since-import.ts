import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'

type Named = { readonly id: string; readonly title: string }

/** The schemes of an import that somebody changed or deleted since: how many, and the first 100. */
export async function changedSinceImport(
  tx: Tx,
  batchId: string,
): Promise<{ readonly count: number; readonly first: readonly Named[] }> {
  const { rows } = await sql<Named & { count: bigint }>`
    select id, title, count(*) over () as count from scheme
    where import_batch = ${batchId} and version > 1 order by id limit 100`.execute(tx)
  return {
    count: Number(rows[0]?.count ?? 0),
    first: rows.map(({ id, title }) => ({ id, title })),
  }
}
