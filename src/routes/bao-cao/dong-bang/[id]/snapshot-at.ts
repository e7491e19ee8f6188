import { Failure } from '#core/failure.ts'
import { findSnapshot, openSnapshot } from '#modules/reports/api.server.ts'

/** The frozen report of an address, with what it holds. */
export async function snapshotAt(id: string) {
  const snapshot = await findSnapshot(id)
  if (!snapshot) throw new Failure('not-found', `snapshot ${id}`)
  return { snapshot, held: openSnapshot(snapshot) }
}
