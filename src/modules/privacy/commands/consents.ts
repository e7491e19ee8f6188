import type { Decision } from '#core/decision.ts'
import { personAskedAbout, savePhone } from '#modules/access/api.server.ts'
import { inOwnName } from '#platform/db/acting.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import { currentVersion, decideConsent, type ConsentReason } from '../domain/consents.ts'
import type { Channel } from '../domain/requests.ts'
import { addConsent, givenNow } from '../store/consents.ts'

/** Agrees, for whoever is signed in, that their telephone number is shown; the number is kept from then on. */
export function agreeToPhone(
  personId: string,
  given: { readonly agrees: boolean; readonly phone: string },
): Promise<Decision<null, ConsentReason>> {
  return inOwnName(() =>
    transact({ act: 'consent.give' }, async (tx) => {
      const { person } = await personAskedAbout(tx, personId)
      const decision = decideConsent(given)
      if (!decision.allowed) return decision
      const { phone } = decision.fact
      if (person.phone !== phone) await savePhone(tx, personId, phone)
      const [now] = await givenNow(tx, personId)
      const textVersion = currentVersion.contactPhone
      if (now?.textVersion !== textVersion)
        await addConsent(tx, {
          ...{ personId, purpose: 'contactPhone', textVersion, state: 'given' },
          ...{ channel: 'account', requestId: null },
        })
      return { allowed: true, fact: null, warnings: [] }
    }),
  )
}

/** Takes back, for whoever is signed in, everything they agreed to; the use stops at once. */
export function withdrawConsent(personId: string): Promise<void> {
  return inOwnName(() =>
    transact({ act: 'consent.withdraw' }, async (tx) => {
      await personAskedAbout(tx, personId)
      await withdrawAll(tx, personId, 'account', null)
    }),
  )
}

/** Writes that a person took back everything they agreed to, and stops the use: a number that was shown is erased. */
export async function withdrawAll(
  tx: Tx,
  personId: string,
  channel: Channel,
  requestId: string | null,
): Promise<number> {
  const given = await givenNow(tx, personId)
  for (const { purpose, textVersion } of given) {
    await addConsent(tx, { personId, purpose, textVersion, state: 'withdrawn', channel, requestId })
    await savePhone(tx, personId, null)
  }
  return given.length
}
