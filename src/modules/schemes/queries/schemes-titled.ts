import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import type { StoredScheme } from '../model.ts'
import { loadSchemes } from '../store/load-schemes.ts'

/** The schemes on record with one of these titles, as written: what an import compares itself with. */
export async function schemesTitled(tx: Tx, titles: readonly string[]): Promise<StoredScheme[]> {
  if (titles.length === 0) return []
  // The collation is that of the index; equal is equal in any.
  const { rows } = await sql<{ id: string }>`
    select id from scheme where deleted_at is null and title collate "vi-x-icu" = any (${titles}::text[])`.execute(
    tx,
  )
  return loadSchemes(
    tx,
    rows.map(({ id }) => id),
  )
}
