import { isEmailAddress } from '#core/email-address.ts'
import { visibleName } from './visible-name.ts'
import { allow, refuse, type Decision, type Reason } from '#core/decision.ts'

/** How a person is entered: a name and the address that mails to them go to. */
export type PersonTexts = { readonly name: string; readonly email: string }

export type PersonTextReason = 'name-missing' | 'name-long' | 'email-missing' | 'email-shape'

const longestName = 200

/** Whether somebody can be entered under this name and address; they are tidied as they are kept. */
export function decidePersonTexts(given: PersonTexts): Decision<PersonTexts, PersonTextReason> {
  const name = visibleName(given.name)
  const email = given.email.normalize('NFC').trim().toLowerCase()
  const reasons: Reason<PersonTextReason>[] = []
  if (name === '') reasons.push({ code: 'name-missing', field: 'name' })
  if (name.length > longestName) reasons.push({ code: 'name-long', field: 'name' })
  if (email === '') reasons.push({ code: 'email-missing', field: 'email' })
  else if (!isEmailAddress(email)) reasons.push({ code: 'email-shape', field: 'email' })
  return reasons.length > 0 ? refuse(reasons) : allow({ name, email })
}
