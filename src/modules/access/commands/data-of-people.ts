import { refuse, type Decision } from '#core/decision.ts'
import type { Tx } from '#platform/db/transact.ts'
import { forgetLinks, forgetWaits } from '#platform/sign-in/password-link.ts'
import { endSessions } from '#platform/sign-in/session.ts'
import { decidePersonTexts, type PersonTextReason } from '../domain/person-texts.ts'
import {
  isEmailTaken,
  loadHoldings,
  lockPerson,
  markErased,
  savePersonState,
  savePersonTexts,
  savePhone,
  type StoredPerson,
} from '../store/people.ts'

/** A person whose data is asked about, held for the transaction, with every role on record. */
export async function personAskedAbout(tx: Tx, id: string) {
  const person = await lockPerson(tx, id)
  return { person, held: await loadHoldings(tx, id) }
}
export type PersonAskedAbout = StoredPerson

/** What is to stand in place of what is wrong; `null` stays as it is. */
export type Corrected = {
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
}

/** Corrects how a person is called and reached. Another address is another door: links mailed before open nothing. */
export async function correctPerson(
  tx: Tx,
  person: StoredPerson,
  { name, email, phone }: Corrected,
): Promise<Decision<null, PersonTextReason | 'email-taken'>> {
  const texts = decidePersonTexts({ name: name ?? person.name, email: email ?? person.email })
  if (!texts.allowed) return texts
  if (await isEmailTaken(tx, texts.fact.email, person.id))
    return refuse([{ code: 'email-taken', field: '_' }])
  await savePersonTexts(tx, person.id, texts.fact)
  if (phone !== null) await savePhone(tx, person.id, phone)
  if (texts.fact.email !== person.email) await forgetLinks(tx, person.id)
  return { allowed: true, fact: null, warnings: [] }
}

/** Closes an account: nobody signs in as the person, and no link that was mailed opens anything. */
export async function closeAccount(tx: Tx, id: string, because: string): Promise<void> {
  await savePersonState(tx, id, because)
  await endSessions(tx, id)
  await forgetWaits(tx, id)
}

/** Says of an account whose values were cleared that it is erased: no link that was mailed opens it, nobody is let in. */
export async function closeErased(tx: Tx, id: string): Promise<void> {
  await forgetWaits(tx, id)
  await markErased(tx, id)
}
