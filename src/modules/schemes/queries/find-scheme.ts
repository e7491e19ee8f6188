import { historyOf, type HistoryEntry } from '#platform/audit/history.ts'
import { read, type Tx } from '#platform/db/transact.ts'
import type { StoredScheme } from '../model.ts'
import { loadSchemes } from '../store/load-schemes.ts'

/** A scheme with its history, or `undefined`; deleted ones are found too and say so. */
export async function findScheme(
  id: string,
): Promise<{ scheme: StoredScheme; history: HistoryEntry[] } | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return undefined
  const [scheme] = await read('scheme.read', (db) => loadSchemes(db, [id.toLowerCase()]))
  return scheme ? { scheme, history: await historyOf(scheme.id) } : undefined
}

/** The schemes with these identifiers by identifier, deleted ones too: what an import compares a file with. */
export async function findSchemes(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredScheme>> {
  const schemes = ids.length > 0 ? await loadSchemes(tx, ids) : []
  return new Map(schemes.map((scheme) => [scheme.id, scheme]))
}
