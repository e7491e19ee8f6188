import { type Decision } from '#core/decision.ts'
import { Failure } from '#core/failure.ts'
import { personAskedAbout } from '#modules/access/api.server.ts'
import { today } from '#platform/clock.ts'
import { inOwnName } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { once } from '#platform/db/once.ts'
import { transact } from '#platform/db/transact.ts'
import {
  decideAsk,
  dueDays,
  provinceDeciding,
  type AskedRequest,
  type AskReason,
  type RequestKind,
  type Term,
} from '../domain/requests.ts'
import { givenNow } from '../store/consents.ts'
import {
  insertRequest,
  loadTerms,
  lockRequest,
  openKindsOf,
  saveWithdrawn,
} from '../store/requests.ts'

/** Files a request of whoever is signed in, about their own data. Sent twice, it is filed once. */
export function fileOwnRequest(
  personId: string,
  { key, ...asked }: AskedRequest & { readonly key: string },
): Promise<Decision<{ readonly id: string }, AskReason>> {
  return inOwnName(() =>
    transact({ act: 'privacy.ask' }, (tx) =>
      once(tx, { key, request: asked }, async () => {
        const { held } = await personAskedAbout(tx, personId)
        const agreesToNothing = (await givenNow(tx, personId)).length === 0
        const decision = decideAsk(asked, await openKindsOf(tx, personId), { agreesToNothing })
        if (!decision.allowed) return decision
        const id = newId()
        const receivedOn = today()
        await insertRequest(tx, {
          ...decision.fact,
          ...dueDays(receivedOn, termOf(await loadTerms(tx), decision.fact.kind)),
          ...{ id, personId, receivedOn, channel: 'account', name: null, contact: null },
          provinceId: provinceDeciding(held.map(({ unit }) => unit.provinceId)),
        })
        return { allowed: true, fact: { id }, warnings: [] } as const
      }),
    ),
  )
}

/** The term of a kind of request; every kind has one. */
export function termOf(terms: ReadonlyMap<RequestKind, Term>, kind: RequestKind): Term {
  const term = terms.get(kind)
  if (!term) throw new Error(`no term for ${kind}`)
  return term
}

/**
 * Takes back a request of whoever is signed in that waits for an answer.
 * @throws {Failure} not-found, when it is not theirs; stale, when it was decided meanwhile
 */
export function withdrawOwnRequest(personId: string, id: string): Promise<void> {
  return inOwnName(() =>
    transact({ act: 'privacy.ask' }, async (tx) => {
      const request = await lockRequest(tx, id)
      if (request?.personId !== personId) throw new Failure('not-found', `request ${id}`)
      if (request.state === 'withdrawn') return
      if (request.state !== 'open')
        throw new Failure('stale', `request ${id} is ${request.state}`, {
          says: 'Yêu cầu này vừa được trả lời. Hãy tải lại trang để xem.',
        })
      await saveWithdrawn(tx, id)
    }),
  )
}
