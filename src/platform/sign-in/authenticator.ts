import { sql } from 'kysely'
import { encode } from 'uqr'
import type { Tx } from '#platform/db/transact.ts'
import { asProgram } from './as-program.ts'
import { withAuth } from './auth.ts'
import type { Auth } from './library.ts'
import { charge, forgive } from './back-off.ts'
import { carryCookies, sessionTokenIn, setSessionCookie } from './cookies.ts'
import { countRecoveryCodes, makeRecoveryCodes } from './recovery-codes.ts'
import { countedCode, unlessUsed, useCode } from './second-step.ts'
import {
  endSessions,
  noteChanged,
  rotateSession,
  shownTwoSteps,
  tokenOf,
  type SignedIn,
} from './session.ts'
import { countedFor, hashing, isRefusal } from './sign-in.ts'
import { emailOf } from './step-up.ts'
import { headersFor, originFor, type Visit } from './visit.ts'

/** What a person scans or types into an authenticator: the squares of a QR code, as a path in a square of `size`, and the key. */
export type Enrolment = { readonly path: string; readonly size: number; readonly key: string }

/**
 * Begins to set up an authenticator; not with a wrong password, not while there is one. Whoever found a session open could
 * guess at the password here as well as at the door: it is held back the same way.
 */
export async function beginAuthenticator(
  visit: Visit,
  { personId }: Pick<SignedIn, 'personId'>,
  password: string,
): Promise<'begun' | 'wrong' | { readonly waitSeconds: number }> {
  const counted = countedFor(visit, await emailOf(personId))
  const { waitSeconds } = await charge(counted)
  if (waitSeconds > 0) return { waitSeconds }
  if (!(await hashing(() => begun(visit, password)))) return 'wrong'
  await forgive(counted)
  return 'begun'
}

function begun(visit: Visit, password: string): Promise<boolean> {
  return withAuth('sign-in.authenticator', originFor(visit), async ({ api }, tx) => {
    try {
      // Begun twice at once, the second waits for the first: there is one of these for each person.
      await sql`select from person where id =
        (select person_id from sign_in_session where token = ${tokenOf(visit) ?? null}) for update`.execute(
        tx,
      )
      const body =
        password === '' ? { method: 'totp' as const } : { method: 'totp' as const, password }
      await api.enableTwoFactor({ body, headers: headersFor(visit) })
      return true
    } catch (error) {
      if (isRefusal(error)) return false
      throw error
    }
  })
}

/** What is being set up; nothing when an authenticator is set up already or none was begun. */
export async function enrolmentOf(visit: Visit, { personId }: SignedIn): Promise<Enrolment | null> {
  return withAuth('sign-in.authenticator', originFor(visit), async (auth, tx) => {
    const { rows } = await sql<{ secret: string; email: string }>`
      select t.secret, p.email from sign_in_two_factor t join person p on p.id = t.person_id
      where t.person_id = ${personId} and not t.verified`.execute(tx)
    return rows[0] ? enrolment(auth, rows[0]) : null
  })
}

/** Ends setting up, by a first right code: other sessions end, this one gets another token. Returns the recovery codes. */
export async function confirmAuthenticator(
  visit: Visit,
  { personId, actingAs }: SignedIn,
  given: string,
): Promise<readonly string[] | 'wrong' | { readonly waitSeconds: number }> {
  const counted = countedCode(personId)
  const { waitSeconds } = await charge(counted)
  if (waitSeconds > 0) return { waitSeconds }
  const code = given.replace(/\D/g, '')
  const done = await unlessUsed(() =>
    withAuth('sign-in.authenticator', originFor(visit), async ({ api }, tx) => {
      try {
        const answer = await api.verifyTOTP({
          body: { code },
          headers: headersFor(visit),
          returnHeaders: true,
        })
        await useCode(tx, personId, code)
        // The library has put another session in place of this one; it knows nothing of roles and proof.
        const token = sessionTokenIn(answer.headers.getSetCookie(), originFor(visit))
        const { rows } = await sql<{ id: string }>`
          update sign_in_session set acting_as = ${actingAs}, ${shownTwoSteps} where token = ${token} returning id`.execute(
          tx,
        )
        await endSessions(tx, personId, rows[0]?.id ?? null)
        await noteChanged(tx, visit, personId, 'authenticator')
        return { codes: await makeRecoveryCodes(tx, personId), headers: answer.headers }
      } catch (error) {
        if (isRefusal(error)) return undefined
        throw error
      }
    }),
  )
  if (!done) return 'wrong'
  await forgive(counted)
  carryCookies(visit.cookies, { getSetCookie: done.headers.getSetCookie() })
  return done.codes
}

/** Takes the authenticator and its recovery codes away; the caller has asked who it is again. */
export async function removeAuthenticator(
  visit: Visit,
  { personId, sessionId }: SignedIn,
): Promise<void> {
  const token = await withAuth('sign-in.authenticator-off', originFor(visit), async (_, tx) => {
    await forgetAuthenticator(tx, personId)
    await noteChanged(tx, visit, personId, 'authenticator removed')
    return rotateSession(tx, sessionId)
  })
  setSessionCookie(visit.cookies, originFor(visit), token)
}

/** Forgets what was set up and begun. */
export async function forgetAuthenticator(tx: Tx, personId: string): Promise<void> {
  await sql`delete from sign_in_two_factor where person_id = ${personId}`.execute(tx)
  await sql`delete from sign_in_recovery_code where person_id = ${personId}`.execute(tx)
  await sql`update person set two_factor_enabled = false, updated_at = now()
    where id = ${personId} and two_factor_enabled`.execute(tx)
}

async function enrolment(
  auth: Auth,
  { secret, email }: { secret: string; email: string },
): Promise<Enrolment> {
  const { symmetricDecrypt } = await import('./library.ts')
  const { secretConfig } = await auth.$context
  const plain = await symmetricDecrypt({ key: secretConfig, data: secret })
  const key = base32(Buffer.from(plain))
  const issuer = encodeURIComponent('Khuyến Công')
  const address = `otpauth://totp/${issuer}:${encodeURIComponent(email)}?secret=${key}&issuer=${issuer}&digits=6&period=30`
  return { ...pictureOf(address), key: key.replace(/(.{4})(?=.)/g, '$1 ') }
}

function pictureOf(address: string): { path: string; size: number } {
  const { data, size } = encode(address, { border: 2 })
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  )
  return { path: squares.join(''), size }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}

/** Makes the recovery codes anew; the caller has asked who it is again. */
export const newRecoveryCodes = (
  visit: Visit,
  { personId }: SignedIn,
): Promise<readonly string[]> =>
  asProgram('sign-in.recovery-codes', async (tx) => {
    await noteChanged(tx, visit, personId, 'recovery codes')
    return makeRecoveryCodes(tx, personId)
  })

/** How many recovery codes whoever is signed in has left. */
export const recoveryCodesLeft = ({ personId }: SignedIn): Promise<number> =>
  asProgram('sign-in.find', (db) => countRecoveryCodes(db, personId))
