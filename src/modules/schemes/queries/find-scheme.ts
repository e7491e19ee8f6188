import { may } from '#modules/access/api.server.ts'
import { historyOf, type HistoryEntry } from '#platform/audit/history.ts'
import { ownOrPublished } from '#platform/db/acting.ts'
import { read, type Tx } from '#platform/db/transact.ts'
import type { StoredScheme } from '../model.ts'
import { loadSchemes } from '../store/load-schemes.ts'

/** A scheme as whoever asks may see it; `history` is `null` when they may not see who did what. */
export type FoundScheme = {
  readonly scheme: StoredScheme
  readonly history: readonly HistoryEntry[] | null
}

/**
 * The scheme within reach of whoever asks, or `undefined`; deleted ones are found too and say so. One that is out of reach
 * is found when it is published.
 */
export async function findScheme(id: string): Promise<FoundScheme | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return undefined
  const scheme = await ownOrPublished(async () => {
    const [found] = await read('scheme.read', (db) => loadSchemes(db, [id.toLowerCase()]))
    return found && may('scheme.read', found) ? found : undefined
  })
  if (!scheme) return undefined
  return { scheme, history: may('history.read', scheme) ? await historyOf(scheme.id) : null }
}

/** The schemes with these identifiers by identifier, deleted ones too: what an import compares a file with. */
export async function findSchemes(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredScheme>> {
  const schemes = ids.length > 0 ? await loadSchemes(tx, ids) : []
  return new Map(schemes.map((scheme) => [scheme.id, scheme]))
}
