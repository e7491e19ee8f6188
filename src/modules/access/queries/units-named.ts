import { isRecordId } from '#core/record-id.ts'
import { sql } from 'kysely'
import { asSystem } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'

/** The names of units by identifier, as an audit trail or a record refers to them. */
export async function unitsNamed(ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)].filter(isRecordId)
  if (asked.length === 0) return new Map()
  const { rows } = await asSystem(() =>
    read('unit.name', (db) =>
      sql<{ id: string; name: string }>`
        select id, name from unit where id = any (${asked}::uuid[])`.execute(db),
    ),
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
