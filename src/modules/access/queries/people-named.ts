import { isRecordId } from '#core/record-id.ts'
import { sql } from 'kysely'
import { asSystem } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'

/**
 * The names of people by identifier, as an audit trail or a record refers to them; texts that are no identifiers are left out.
 * Whoever may see the record may see who made it.
 */
export async function peopleNamed(ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)].filter(isRecordId)
  if (asked.length === 0) return new Map()
  const { rows } = await asSystem(() =>
    read('person.name', (db) =>
      sql<{ id: string; name: string }>`
        select id, name from person where id = any (${asked}::uuid[])`.execute(db),
    ),
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
