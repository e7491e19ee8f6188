import { isRecordId } from '#core/record-id.ts'
import { sql } from 'kysely'
import type { Reach } from '#core/standing.ts'
import { may } from '#modules/access/api.server.ts'
import { covers } from '#modules/access/model.ts'
import { historyOf, type HistoryEntry } from '#platform/audit/history.ts'
import { noteEvent } from '#platform/audit/note-event.ts'
import { inOwnName, ownOrOpened } from '#platform/db/acting.ts'
import { read, transact, type Tx } from '#platform/db/transact.ts'
import type { StoredScheme } from '../model.ts'
import { loadSchemes } from '../store/load-schemes.ts'

/** A scheme as whoever asks may see it; `history` is `null` when they may not see who did what. */
export type FoundScheme = {
  readonly scheme: StoredScheme
  readonly history: readonly HistoryEntry[] | null
}

/**
 * The scheme within reach of whoever asks, or `undefined`; deleted ones are found too and say so. One that is out of reach
 * is found when its province shares it, which the log of that province tells, or when it is published.
 */
export async function findScheme(id: string): Promise<FoundScheme | undefined> {
  if (!isRecordId(id.toLowerCase())) return undefined
  const found = await ownOrOpened(() => findWithin(id.toLowerCase()))
  if (!found) return undefined
  const { scheme, reach } = found
  if (reach === 'shared') await noteOpening(scheme)
  return { scheme, history: may('history.read', scheme) ? await historyOf(scheme.id) : null }
}

function findWithin(id: string): Promise<{ scheme: StoredScheme; reach: Reach } | undefined> {
  return read('scheme.read', async (db, standing) => {
    const [scheme] = await loadSchemes(db, [id])
    if (!scheme) return undefined
    const sharedWith = standing.reach === 'shared' ? await provincesReading(db, id) : []
    return covers(standing, { ...scheme, sharedWith })
      ? { scheme, reach: standing.reach }
      : undefined
  })
}

/** The provinces a scheme is shared with today, as far as whoever asks may know. */
async function provincesReading(db: Tx, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ province: string }>`
    select distinct to_province_id as province from shared_scheme where scheme_id = ${id}`.execute(
    db,
  )
  return rows.map(({ province }) => province)
}

function noteOpening({ id, provinceId }: StoredScheme): Promise<void> {
  return inOwnName(() =>
    transact({ act: 'share.open' }, (tx) =>
      noteEvent(tx, { kind: 'opened', id, chain: provinceId, what: { by: 'share' } }),
    ),
  )
}

/** The schemes with these identifiers by identifier, deleted ones too: what an import compares a file with. */
export async function findSchemes(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredScheme>> {
  const schemes = ids.length > 0 ? await loadSchemes(tx, ids) : []
  return new Map(schemes.map((scheme) => [scheme.id, scheme]))
}
