import { Failure } from '#core/failure.ts'
import { currentActing } from '#platform/db/acting.ts'
import type { ActName } from './domain/permissions.ts'
import { covers, type Owned } from './domain/reach.ts'

/** Whether whoever acts now may do this; with a record in hand, whether to that record. */
export function may(act: ActName, record?: Owned): boolean {
  const standing = currentActing().standingFor(act)
  if (standing === null) return false
  return record === undefined || covers(standing, record)
}

/**
 * Goes on only when whoever acts now may do this to this record.
 * @throws {Failure} not-found, when they may not even know of the record; forbidden, when they may not do this to it
 */
export function authorise(act: ActName, record: Owned, sees: ActName): void {
  if (may(act, record)) return
  const { actor } = currentActing()
  if (!may(sees, record) && record.isPublished !== true)
    throw new Failure('not-found', `${actor} may not ${sees}`)
  throw new Failure('forbidden', `${actor} may not ${act} of ${record.ownerUnitId ?? 'nobody'}`)
}
