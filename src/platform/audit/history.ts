import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import type { EventKind } from './note-event.ts'

/** One entry of a record's history, newest first. */
export type HistoryEntry = {
  /** Where it stands in the trail: the chain, and its number there. */
  readonly place: string
  readonly at: Date
  readonly act: string
  readonly actor: string
  /** In which role and unit; absent in entries of before there were any. */
  readonly as?: string | null
  /** The identifier of the origin of the request. */
  readonly from?: string | null
  /** The table whose row changed: the record itself or one of its parts. */
  readonly subject: string
  /** The primary key of the row, its parts joined by `/`. */
  readonly id: string
  readonly operation: 'insert' | 'update' | 'delete'
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

const mostEntries = 500

/**
 * The audit entries of a record and of its parts: the rows whose first key is this identifier; of events about it only those asked
 * for, `event.signedOut`.
 */
export async function historyOf(
  id: string,
  events: readonly `event.${EventKind}`[] = [],
): Promise<HistoryEntry[]> {
  const { rows } = await read('history.read', (db) =>
    sql<{ at: Date; place: string; payload: string }>`
      select at, chain || '/' || seq as place, payload from audit_entry where root_id = ${id}
        and (subject not like 'event.%' or subject = any (${events}))
      order by at desc, seq desc limit ${mostEntries}`.execute(db),
  )
  return rows.map(({ at, place, payload }) => ({
    ...(JSON.parse(payload) as Omit<HistoryEntry, 'at' | 'place'>),
    at,
    place,
  }))
}
