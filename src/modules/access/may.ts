import { currentActing } from '#platform/db/acting.ts'
import type { ActName } from './domain/permissions.ts'
import { covers, type Owned } from './domain/reach.ts'

/** Whether whoever acts now may do this; with a record in hand, whether to that record. */
export function may(act: ActName, record?: Owned): boolean {
  const standing = currentActing().standingFor(act)
  if (standing === null) return false
  return record === undefined || covers(standing, record)
}
