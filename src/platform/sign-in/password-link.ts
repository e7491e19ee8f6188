import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'
import { writeMail } from '#platform/mail/outbox.ts'
import { log } from '#platform/log/log.ts'
import { asProgram } from './as-program.ts'
import { charge, forgive } from './back-off.ts'
import { savePassword } from './password.ts'
import { decidePassword, type PasswordReason } from './password-rules.ts'
import { endSessions, noteChanged, noteOf } from './session.ts'
import { hashing, keptEmail } from './sign-in.ts'
import { unitsOf } from './units-of.ts'
import { addressOf, originFor, type Visit } from './visit.ts'

const resetMinutes = 30

/**
 * A link by which a person sets a password, once. What the database keeps of it opens nothing: the link carries the token,
 * the table its hash. A new link puts the one of before out of use.
 */
export async function newPasswordLink(
  tx: Tx,
  { personId, origin, validMinutes }: { personId: string; origin: string; validMinutes: number },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await sql`delete from sign_in_verification
    where value = ${personId} and identifier like ${`${prefix}%`}`.execute(tx)
  await sql`insert into sign_in_verification (id, identifier, value, expires_at)
    values (${newId()}, ${identifierOf(token)}, ${personId}, now() + make_interval(mins => ${validMinutes}))`.execute(
    tx,
  )
  return new URL(`/dang-nhap/dat-mat-khau?ma=${token}`, origin).href
}

/** What the mails say, in the language of the page that asked. */
export type MailWords = { readonly subject: string; readonly body: string }

/**
 * Mails a link to set another password, when the address is that of a person who may sign in. The answer is the same and comes
 * as soon for any address: what is done is done after it, and `done` is for those who wait for it.
 */
export async function askForPasswordLink(
  visit: Visit,
  given: string,
  words: MailWords,
): Promise<{ readonly waitSeconds: number; readonly done: Promise<void> }> {
  const email = keptEmail(given)
  const counted = [
    { kind: 'mail', who: email },
    { kind: 'address', who: addressOf(visit) },
  ] as const
  const { waitSeconds } = await charge(counted)
  if (waitSeconds > 0) return { waitSeconds, done: Promise.resolve() }
  const done = mailLink(email, originFor(visit), words).catch((err: unknown) =>
    log.error({ event: 'mail', err }),
  )
  return { waitSeconds: 0, done }
}

function mailLink(email: string, origin: string, words: MailWords): Promise<void> {
  return asProgram('sign-in.forgotten', async (tx) => {
    const { rows } = await sql<{ id: string; email: string }>`
      select id, email from person where email = ${email} and deactivated_at is null`.execute(tx)
    const person = rows[0]
    if (!person) return
    const link = await newPasswordLink(tx, {
      personId: person.id,
      origin,
      validMinutes: resetMinutes,
    })
    await writeMail(tx, { personId: person.id, receiver: person.email, ...words, link })
  })
}

/** Whose a link is. */
export type LinkOwner = { readonly id: string; readonly name: string; readonly email: string }

/** Whose link this is, while it is good. */
export async function personOfLink(token: string): Promise<LinkOwner | null> {
  const { rows } = await asProgram('sign-in.find', (tx) => findByLink(tx, token))
  return rows[0] ?? null
}

export type PasswordSet =
  | { readonly outcome: 'set' }
  | { readonly outcome: 'over' }
  | { readonly outcome: 'refused'; readonly reason: PasswordReason }

/**
 * Sets the password by a link, which is used up; all sessions of the person end, and what held back tries begins anew. Whatever
 * was begun with the password of before is over: a change of the address, too.
 */
export async function setPasswordByLink(
  visit: Visit,
  token: string,
  password: string,
): Promise<PasswordSet> {
  const person = await personOfLink(token)
  if (!person) return { outcome: 'over' }
  const decision = decidePassword(password, { ...person, units: await unitsOf(person.id) })
  if (!decision.allowed)
    return { outcome: 'refused', reason: decision.reasons[0]?.code ?? 'common' }
  const isSet = await hashing(() =>
    asProgram('sign-in.password-set', async (tx) => {
      const personId = await useLink(tx, token)
      if (personId === undefined) return false
      await savePassword(tx, personId, password)
      await forgetWaits(tx, personId)
      await noteChanged(tx, visit, personId, 'password')
      await sql`update person set email_verified = true, updated_at = now()
        where id = ${personId} and not email_verified`.execute(tx)
      const ended = await endSessions(tx, personId)
      if (ended > 0)
        await noteOf(tx, visit, { kind: 'signedOut', personId, what: { sessions: ended } })
      return true
    }),
  )
  if (!isSet) return { outcome: 'over' }
  await forgive([{ kind: 'account', who: person.email }])
  return { outcome: 'set' }
}

const findByLink = (tx: Tx, token: string) =>
  sql<LinkOwner>`
    select p.id, p.name, p.email from sign_in_verification v join person p on p.id::text = v.value
    where v.identifier = ${identifierOf(token)} and v.expires_at > now() and p.deactivated_at is null`.execute(
    tx,
  )

// Taken in one statement: of two uses at once one finds it.
async function useLink(tx: Tx, token: string): Promise<string | undefined> {
  const { rows } = await sql<{ value: string }>`
    delete from sign_in_verification v using person p
    where v.identifier = ${identifierOf(token)} and v.expires_at > now()
      and p.id::text = v.value and p.deactivated_at is null returning v.value`.execute(tx)
  return rows[0]?.value
}

/** Puts the links mailed to a person out of use: to set a password, and to take another address. */
export async function forgetLinks(tx: Tx, personId: string): Promise<void> {
  await sql`delete from sign_in_verification
    where (value = ${personId} and identifier like ${`${prefix}%`})
      or (value like ${`${personId} %`} and identifier like 'email-link:%')`.execute(tx)
}

/** Forgets everything that waits for a person: links, a change of the address, a second step begun. */
export async function forgetWaits(tx: Tx, personId: string): Promise<void> {
  await sql`delete from sign_in_verification
    where value = ${personId} or starts_with(value, ${`${personId} `})`.execute(tx)
}

const prefix = 'password-link:'
const identifierOf = (token: string) =>
  prefix + createHash('sha256').update(token).digest('base64url')
