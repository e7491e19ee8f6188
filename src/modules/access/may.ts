import { publicStanding, type Standing } from '#core/standing.ts'
import { currentActing } from '#platform/db/acting.ts'
import type { ActName } from './domain/permissions.ts'
import { covers, type Owned } from './domain/reach.ts'

/** How far an act reaches for whoever acts now; who may not do it reaches what is published. */
export function reachOf(act: ActName): Standing {
  return currentActing().standingFor(act) ?? publicStanding
}

/** Whether whoever acts now may do this; with a record in hand, whether to that record. */
export function may(act: ActName, record?: Owned): boolean {
  const standing = currentActing().standingFor(act)
  if (standing === null) return false
  return record === undefined || covers(standing, record)
}
