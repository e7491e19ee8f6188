import { isRecordId } from '#core/record-id.ts'
import { sql } from 'kysely'
import { asSystem } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'

/** The provinces that shares let read, by the share, as the audit trail refers to it. */
export async function receiversOf(ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)].filter(isRecordId)
  if (asked.length === 0) return new Map()
  const { rows } = await asSystem(() =>
    read('share.name', (db) =>
      sql<{ id: string; province: string }>`
        select id, to_province_id as province from record_share where id = any (${asked}::uuid[])`.execute(
        db,
      ),
    ),
  )
  return new Map(rows.map(({ id, province }) => [id, province]))
}
