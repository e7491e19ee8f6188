import { Failure } from '#core/failure.ts'
import type { Standing } from '#core/standing.ts'
import { may, type PersonAskedAbout } from '#modules/access/api.server.ts'
import { currentActing, inOwnName } from '#platform/db/acting.ts'
import { transact, type Tx } from '#platform/db/transact.ts'

/** Who decides on requests, and how far they may. */
export type Decider = {
  readonly personId: string | null
  readonly standing: Standing
  readonly mayChangePeople: boolean
}

/**
 * Does an act on somebody's data in the name of whoever decides. What is held of a person stands in tables no desk may read, so
 * the statements are the program's; whose request it is, is asked by `requireReached`.
 * @throws {Failure} forbidden, when whoever acts has no such right
 */
export async function asDecider<T>(
  act: string,
  work: (tx: Tx, decider: Decider) => Promise<T>,
): Promise<T> {
  const acting = currentActing()
  const standing = acting.standingFor(act)
  if (!standing) throw new Failure('forbidden', `${acting.actor} may not ${act}`)
  const mayChangePeople = may('person.change')
  return inOwnName(() =>
    transact({ act }, (tx) => work(tx, { personId: standing.personId, standing, mayChangePeople })),
  )
}

/** Whether a request of a province, or of the nation (`null`), is within the reach of whoever decides. */
export function reaches({ standing }: Decider, provinceId: string | null): boolean {
  if (standing.reach === 'nation' || standing.reach === 'system') return true
  return provinceId !== null && standing.provinceIds.includes(provinceId)
}

/** Where the answer to a request goes: to the account, or to the address given without one; nowhere once the person is erased. */
export function receiverOf(person: PersonAskedAbout | null, contact: string | null): string | null {
  if (person) return person.erasedAt ? null : person.email
  return contact?.includes('@') ? contact : null
}
