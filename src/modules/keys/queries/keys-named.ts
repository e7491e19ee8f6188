import { sql } from 'kysely'
import { isRecordId } from '#core/record-id.ts'
import { asSystem } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'

/** The names of keys by identifier, as the audit trail refers to them. */
export async function keysNamed(ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)].filter(isRecordId)
  if (asked.length === 0) return new Map()
  const { rows } = await asSystem(() =>
    read('key.name', (db) =>
      sql<{ id: string; name: string }>`
        select id, name from api_key where id = any (${asked}::uuid[])`.execute(db),
    ),
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
