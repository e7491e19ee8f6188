import { isRecordId } from '#core/record-id.ts'
import { inOwnName } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'
import { loadConsents, loadPhonesShown, type ConsentLine } from '../store/consents.ts'

/** What whoever is signed in agreed to and took back, the newest first. */
export function ownConsents(personId: string): Promise<readonly ConsentLine[]> {
  return inOwnName(() => read('consent.own', (tx) => loadConsents(tx, personId)))
}

/**
 * The telephone numbers of people whoever acts may see anyhow, as far as those people agree that they are shown.
 * Whose numbers are asked for is decided by the page that shows the people.
 */
export async function phonesShown(ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)].filter(isRecordId)
  if (asked.length === 0) return new Map()
  return inOwnName(() => read('consent.phones', (tx) => loadPhonesShown(tx, asked)))
}
