import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { isEmailAddress } from '#core/email-address.ts'
import { newId } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'
import { writeMail } from '#platform/mail/outbox.ts'
import { asProgram } from './as-program.ts'
import { charge } from './back-off.ts'
import { holdAddress } from './hold-address.ts'
import { forgetLinks, type MailWords } from './password-link.ts'
import { seal, unseal } from './seal.ts'
import { newToken, noteChanged, type SignedIn } from './session.ts'
import { keptEmail } from './sign-in.ts'
import { emailOf } from './step-up.ts'
import { addressOf, originFor, type Visit } from './visit.ts'

/** For how long the link in the mail to the new address works. */
export const emailLinkMinutes = 60

export type EmailReason = 'missing' | 'shape' | 'same'

export type EmailAsked =
  | { readonly outcome: 'asked'; readonly to: string }
  | { readonly outcome: 'wait'; readonly waitSeconds: number }

/** A change that waits for a click in the mail to the new address. */
export type EmailChange = {
  readonly personId: string
  readonly name: string
  readonly from: string
  readonly to: string
}

/**
 * Asks for another address to sign in with. Nothing changes before the link mailed to it is opened; the address of before is told.
 * The caller has asked who it is again, and `refusalOfEmail`. An address of somebody else is answered like any other and gets no mail.
 */
export async function askToChangeEmail(
  visit: Visit,
  { personId }: SignedIn,
  { given, confirm, notice }: { given: string; confirm: MailWords; notice: MailWords },
): Promise<EmailAsked> {
  const to = keptEmail(given)
  const from = await emailOf(personId)
  const counted = [
    { kind: 'mail', who: `of ${personId}` },
    { kind: 'mail', who: to },
    { kind: 'address', who: addressOf(visit) },
  ] as const
  const { waitSeconds } = await charge(counted)
  if (waitSeconds > 0) return { outcome: 'wait', waitSeconds }
  await asProgram('sign-in.email-asked', async (tx) => {
    await writeMail(tx, { personId, receiver: from, ...notice })
    if (await isTaken(tx, to)) return
    const link = await newEmailLink(tx, visit, { personId, from, to })
    await writeMail(tx, { personId, receiver: to, ...confirm, link })
  })
  return { outcome: 'asked', to }
}

/** Why an address cannot be asked for, known before anybody is asked who they are. */
export async function refusalOfEmail(
  { personId }: SignedIn,
  given: string,
): Promise<EmailReason | undefined> {
  const to = keptEmail(given)
  if (to === '') return 'missing'
  if (!isEmailAddress(to)) return 'shape'
  return to === (await emailOf(personId)) ? 'same' : undefined
}

type Asked = Omit<EmailChange, 'name'>

async function newEmailLink(tx: Tx, visit: Visit, asked: Asked): Promise<string> {
  const token = newToken()
  await sql`delete from sign_in_verification
    where value like ${`${asked.personId} %`} and identifier like ${`${prefix}%`}`.execute(tx)
  const sealed = seal(JSON.stringify(asked), use).toString('base64')
  await sql`insert into sign_in_verification (id, identifier, value, expires_at)
    values (${newId()}, ${identifierOf(token)}, ${`${asked.personId} ${sealed}`},
      now() + make_interval(mins => ${emailLinkMinutes}))`.execute(tx)
  return new URL(`/dang-nhap/doi-thu?ma=${token}`, originFor(visit)).href
}

/** What the link would change, while it is good. */
export async function emailChangeOf(token: string): Promise<EmailChange | null> {
  return asProgram('sign-in.find', async (tx) => {
    const { rows } = await sql<{ value: string }>`select value from sign_in_verification
      where identifier = ${identifierOf(token)} and expires_at > now()`.execute(tx)
    return changeIn(tx, rows[0]?.value)
  })
}

/** Changes the address by the link, which is used up; links mailed to the address of before open nothing any more. */
export async function changeEmailByLink(
  visit: Visit,
  token: string,
  notice: (change: EmailChange) => MailWords,
): Promise<'changed' | 'over' | 'taken'> {
  return asProgram('sign-in.email-change', async (tx) => {
    // Taken in one statement: of two uses at once one finds it.
    const { rows } = await sql<{ value: string }>`delete from sign_in_verification
      where identifier = ${identifierOf(token)} and expires_at > now() returning value`.execute(tx)
    const change = await changeIn(tx, rows[0]?.value)
    if (!change) return 'over'
    const { personId, from, to } = change
    await holdAddress(tx, to)
    if (await isTaken(tx, to)) return 'taken'
    await sql`update person set email = ${to}, email_verified = true, version = version + 1, updated_at = now()
      where id = ${personId}`.execute(tx)
    await forgetLinks(tx, personId)
    await noteChanged(tx, visit, personId, 'e-mail')
    await writeMail(tx, { personId, receiver: from, ...notice(change) })
    return 'changed'
  })
}

/** What was asked for, if the person may still sign in and has still the address it was asked from. */
async function changeIn(tx: Tx, value: string | undefined): Promise<EmailChange | null> {
  const opened = unseal(Buffer.from(value?.split(' ')[1] ?? '', 'base64'), use)
  if (opened === undefined) return null
  const asked = JSON.parse(opened) as Asked
  const { rows } = await sql<{ name: string }>`select name from person
    where id = ${asked.personId} and email = ${asked.from} and deactivated_at is null`.execute(tx)
  return rows[0] ? { ...asked, name: rows[0].name } : null
}

async function isTaken(tx: Tx, email: string): Promise<boolean> {
  const { rows } = await sql`select from person where email = ${email}`.execute(tx)
  return rows.length > 0
}

const use = 'e-mail'
const prefix = 'email-link:'
const identifierOf = (token: string) =>
  `${prefix}${createHash('sha256').update(token).digest('base64url')}`
