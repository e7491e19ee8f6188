import { sql } from 'kysely'
import { isRecordId } from '#core/record-id.ts'
import { asSystem } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'

/** A key as it is told of: what it is called, and who made it. */
export type NamedKey = { readonly name: string; readonly maker: string }

/**
 * The names of keys by identifier, as the audit trail refers to them. A key acts for its maker: whoever may see what it did may
 * see for whom.
 */
export async function keysNamed(ids: Iterable<string>): Promise<ReadonlyMap<string, NamedKey>> {
  const asked = [...new Set(ids)].filter(isRecordId)
  if (asked.length === 0) return new Map()
  const { rows } = await asSystem(() =>
    read('key.name', (db) =>
      sql<NamedKey & { id: string }>`
        select k.id, k.name, p.name as maker from api_key k join person p on p.id = k.made_by
        where k.id = any (${asked}::uuid[])`.execute(db),
    ),
  )
  return new Map(rows.map(({ id, ...named }) => [id, named]))
}
