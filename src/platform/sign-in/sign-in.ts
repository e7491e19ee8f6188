import type { APIError } from 'better-auth/api'
import { sql } from 'kysely'
import { log } from '#platform/log/log.ts'
import { asProgram } from './as-program.ts'
import { withAuth } from './auth.ts'
import { charge, forgive, type Counted } from './back-off.ts'
import { carryCookies } from './cookies.ts'
import { gate } from './gate.ts'
import { isLibraryError } from './library-error.ts'
import { knownDevice, rememberDevice } from './known-device.ts'
import { endByToken, noteOf, noteSignedIn, tokenOf } from './session.ts'
import { addressOf, headersFor, originFor, type Visit } from './visit.ts'

/** What came of a try to sign in. An unknown account, a closed one and a wrong password are one answer. */
export type SignInOutcome =
  | { readonly outcome: 'signed-in' }
  | { readonly outcome: 'second-step' }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'wait'; readonly waitSeconds: number }

/** A hash holds 19 MiB and a core for thirty thousandths of a second: four at once, some in line. */
export const hashing = gate({ atOnce: 4, mostWaiting: 64 })

/** Signs a person in by e-mail and password; the session the browser had before is ended. */
export async function signInByPassword(
  visit: Visit,
  given: { readonly email: string; readonly password: string },
): Promise<SignInOutcome> {
  const email = keptEmail(given.email)
  const counted = countedFor(visit, email)
  const { waitSeconds, triesOfFirst } = await charge(counted)
  if (waitSeconds > 0) return { outcome: 'wait', waitSeconds }
  const answer = await hashing(() => tryPassword(visit, email, given.password))
  if (!answer) {
    // Not waited for: the answer to a known account must not take longer than that to an unknown one.
    if (triesOfFirst === noted)
      void noteRefused(visit, email).catch((err: unknown) => log.error({ event: 'sign-in', err }))
    return { outcome: 'wrong' }
  }
  await forgive(counted)
  carryCookies(visit.cookies, { getSetCookie: answer.headers.getSetCookie() })
  if ('twoFactorRedirect' in answer.response) return { outcome: 'second-step' }
  rememberDevice(visit, email)
  return { outcome: 'signed-in' }
}

/** An e-mail as it is kept and compared. */
export const keptEmail = (email: string) => email.normalize('NFC').trim().toLowerCase()

/** By what tries at an account are counted: its own browser apart from everybody else's. */
export function countedFor(visit: Visit, email: string): readonly Counted[] {
  const device = knownDevice(visit, email)
  return [
    device === undefined ? { kind: 'account', who: email } : { kind: 'device', who: device },
    { kind: 'address', who: addressOf(visit) },
  ]
}

async function tryPassword(visit: Visit, email: string, password: string) {
  const before = tokenOf(visit)
  return withAuth('sign-in.password', originFor(visit), async ({ api }, tx) => {
    try {
      const answer = await api.signInEmail({
        body: { email, password },
        headers: headersFor(visit),
        returnHeaders: true,
      })
      await endByToken(tx, before)
      if (!('twoFactorRedirect' in answer.response))
        await noteSignedIn(tx, visit, {
          personId: answer.response.user.id,
          token: answer.response.token,
          by: 'password',
        })
      return answer
    } catch (error) {
      if (isRefusal(error)) return undefined
      throw error
    }
  })
}

/** Whether the library said no, rather than broke. */
export const isRefusal = (error: unknown): error is APIError =>
  isLibraryError(error) && Number(error.statusCode) < 500

// The trail tells of guessing, once each time it begins: not of each guess, or a flood would fill it.
const noted = 5

async function noteRefused(visit: Visit, email: string): Promise<void> {
  const { rows } = await asProgram('sign-in.find', (db) =>
    sql<{ id: string }>`select id from person where email = ${email}`.execute(db),
  )
  const personId = rows[0]?.id
  if (personId === undefined) return
  await withAuth('sign-in.refused', originFor(visit), (_, tx) =>
    noteOf(tx, visit, { kind: 'signInRefused', personId, what: { tries: noted } }),
  )
}
