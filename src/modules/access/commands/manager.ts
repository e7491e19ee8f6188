import { Failure } from '#core/failure.ts'
import { currentActing, inOwnName } from '#platform/db/acting.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import type { Manager } from '../domain/manage-roles.ts'
import type { ActName } from '../domain/permissions.ts'

/**
 * Does an act on people in the name of whoever manages them, judging it by what is known of the whole person: the database
 * shows a manager their own units alone, and what somebody holds elsewhere decides as well.
 * @throws {Failure} forbidden, when whoever acts has no such right
 */
export async function asManager<T>(
  act: ActName,
  work: (tx: Tx, manager: Manager) => Promise<T>,
): Promise<T> {
  const acting = currentActing()
  const standing = acting.standingFor(act)
  if (!standing) throw new Failure('forbidden', `${acting.actor} may not ${act}`)
  const manager = { personId: standing.personId, standing }
  return inOwnName(() => transact({ act }, (tx) => work(tx, manager)))
}
