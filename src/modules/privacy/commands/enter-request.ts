import { refuse, type Decision } from '#core/decision.ts'
import type { PlainDate } from '#core/plain-date.ts'
import { personAskedAbout } from '#modules/access/api.server.ts'
import { today } from '#platform/clock.ts'
import { newId } from '#platform/db/new-id.ts'
import { once } from '#platform/db/once.ts'
import type { Tx } from '#platform/db/transact.ts'
import {
  decideAsk,
  dueDays,
  isAskedChannel,
  provinceDeciding,
  requestLimits,
  type AskedRequest,
  type AskReason,
} from '../domain/requests.ts'
import { insertRequest, loadTerms, openKindsOf, personAt } from '../store/requests.ts'
import { asDecider, reaches, type Decider } from './decider.ts'
import { termOf } from './own-requests.ts'

/** A request an official was asked on paper, by telephone or in person. */
export type EnteredRequest = AskedRequest & {
  readonly channel: string
  readonly name: string
  readonly contact: string
  readonly receivedOn: PlainDate
}

export type EnterReason =
  AskReason | 'channel-missing' | 'name-missing' | 'contact-long' | 'received-later' | 'not-reached'

/** Enters a request for somebody who asked without an account; whoever has one under the address given is found by it. */
export function enterRequest({
  key,
  ...entered
}: EnteredRequest & { readonly key: string }): Promise<
  Decision<{ readonly id: string }, EnterReason>
> {
  return asDecider('privacy.decide', (tx, decider) =>
    once(tx, { key, request: entered }, async () => {
      const { channel, receivedOn } = entered
      const name = entered.name.trim().replace(/\s+/g, ' ')
      const contact = entered.contact.trim()
      const whose = await whoseOf(tx, contact, decider)
      const asked = decideAsk(entered, whose.openKinds)
      const reasons = [
        ...(asked.allowed ? [] : asked.reasons),
        ...(isAskedChannel(channel)
          ? []
          : [{ code: 'channel-missing', field: 'channel' } as const]),
        ...(name === '' ? [{ code: 'name-missing', field: 'name' } as const] : []),
        ...(name.length > requestLimits.name || contact.length > requestLimits.email
          ? [{ code: 'contact-long', field: 'contact' } as const]
          : []),
        ...(receivedOn > today() ? [{ code: 'received-later', field: 'receivedOn' } as const] : []),
        ...(whose.isReached ? [] : [{ code: 'not-reached', field: 'contact' } as const]),
      ]
      if (!asked.allowed || !isAskedChannel(channel) || reasons.length > 0)
        return refuse<EnterReason>(reasons)
      const id = newId()
      await insertRequest(tx, {
        ...asked.fact,
        ...dueDays(receivedOn, termOf(await loadTerms(tx), asked.fact.kind)),
        ...{ id, channel, receivedOn, name, contact: contact || null },
        personId: whose.personId,
        provinceId: whose.provinceId,
      })
      return { allowed: true, fact: { id }, warnings: [] } as const
    }),
  )
}

async function whoseOf(tx: Tx, contact: string, decider: Decider) {
  const personId = contact.includes('@') ? await personAt(tx, contact) : null
  const [ownProvince = null] =
    decider.standing.reach === 'nation' ? [] : decider.standing.provinceIds
  if (personId === null)
    return { personId, provinceId: ownProvince, openKinds: [], isReached: true } as const
  const { held } = await personAskedAbout(tx, personId)
  const provinceId = provinceDeciding(held.map(({ unit }) => unit.provinceId))
  return {
    personId,
    provinceId,
    openKinds: await openKindsOf(tx, personId),
    isReached: reaches(decider, provinceId),
  }
}
