import { sql } from 'kysely'
import { newId } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'
import { withAuth } from './auth.ts'
import type { Auth } from './library.ts'
import { charge, forgive, type Counted } from './back-off.ts'
import {
  carryCookies,
  cookieName,
  dropCookie,
  setSessionCookie,
  setSigned,
  signedValue,
} from './cookies.ts'
import { rememberDevice } from './known-device.ts'
import { useRecoveryCode } from './recovery-codes.ts'
import { newToken, noteSignedIn, openSessionIn, shownTwoSteps } from './session.ts'
import { hashing, isRefusal } from './sign-in.ts'
import { headersFor, originFor, type Visit } from './visit.ts'

/** What came of the second step. `over`: it took too long, or was never begun; begin again. */
export type SecondStepOutcome =
  | { readonly outcome: 'signed-in' }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'over' }
  | { readonly outcome: 'wait'; readonly waitSeconds: number }

type Pending = { readonly personId: string; readonly email: string; readonly identifier: string }

/** Whether the password has been given and only the second step is left. */
export async function isSecondStep(visit: Visit): Promise<boolean> {
  return (
    (await withAuth('sign-in.pending', originFor(visit), (_, tx) => pendingOf(tx, visit))) !==
    undefined
  )
}

/** Finishes signing in by a code of the authenticator, which works once. */
export const finishByCode = (visit: Visit, given: string): Promise<SecondStepOutcome> =>
  finish(visit, async (tx, pending, auth) => {
    const code = given.replace(/\D/g, '')
    try {
      const answer = await auth.api.verifyTOTP({
        body: { code },
        headers: headersFor(visit, { without: 'session_token' }),
        returnHeaders: true,
      })
      await useCode(tx, pending.personId, code)
      const { token } = answer.response
      await sql`update sign_in_session set ${shownTwoSteps} where token = ${token}`.execute(tx)
      await noteSignedIn(tx, visit, { personId: pending.personId, token, by: 'code' })
      return () => carryCookies(visit.cookies, { getSetCookie: answer.headers.getSetCookie() })
    } catch (error) {
      if (isRefusal(error)) return undefined
      throw error
    }
  })

/** Finishes signing in by a recovery code, which works once. */
export const finishByRecoveryCode = (visit: Visit, given: string): Promise<SecondStepOutcome> =>
  finish(visit, async (tx, pending) => {
    if (!(await useRecoveryCode(tx, pending.personId, given))) return undefined
    await sql`delete from sign_in_verification where identifier = ${pending.identifier}`.execute(tx)
    const token = await openSessionIn(tx, visit, { personId: pending.personId, by: 'recovery' })
    return () => {
      setSessionCookie(visit.cookies, originFor(visit), token)
      dropCookie(visit.cookies, originFor(visit), 'two_factor')
    }
  })

/** Whether a person has an authenticator that is in use. */
export async function hasAuthenticatorIn(tx: Tx, personId: string): Promise<boolean> {
  const { rows } =
    await sql`select from sign_in_two_factor where person_id = ${personId} and verified`.execute(tx)
  return rows.length > 0
}

const pendingSeconds = 600

/**
 * Has somebody who showed who they are elsewhere give a code here too, as the library does after a password: what the library
 * reads, under the same names. The caller hands the cookie over when the transaction has ended.
 */
export async function beginSecondStep(tx: Tx, visit: Visit, personId: string): Promise<() => void> {
  const identifier = `2fa-${newToken()}`
  const until = sql`now() + make_interval(secs => ${pendingSeconds})`
  await sql`insert into sign_in_verification (id, identifier, value, expires_at) values
    (${newId()}, ${identifier}, ${personId}, ${until}),
    (${newId()}, ${`2fa-attempts-${identifier}`}, '0', ${until})`.execute(tx)
  const cookie = { origin: originFor(visit), name: 'two_factor', value: identifier }
  return () => setSigned(visit.cookies, { ...cookie, seconds: pendingSeconds })
}

class CodeUsed extends Error {}

/** Claims a code for good. A second use waits for the first to end, finds it claimed, and is undone with all it did. */
export async function useCode(tx: Tx, personId: string, code: string): Promise<void> {
  await sql`delete from sign_in_code_used where person_id = ${personId} and used_at < now() - interval '10 minutes'`.execute(
    tx,
  )
  const { numAffectedRows } = await sql`
    insert into sign_in_code_used (person_id, code) values (${personId}, ${code}) on conflict do nothing`.execute(
    tx,
  )
  if (numAffectedRows !== 1n) throw new CodeUsed()
}

/** Does the work; a code that was used before counts as a wrong one. */
export async function unlessUsed<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof CodeUsed) return undefined
    throw error
  }
}

/** Tries at the codes of a person are counted apart from those at the password, and held back the same way. */
export const countedCode = (personId: string): readonly Counted[] => [
  { kind: 'code', who: personId },
]

async function finish(
  visit: Visit,
  attempt: (tx: Tx, pending: Pending, auth: Auth) => Promise<(() => void) | undefined>,
): Promise<SecondStepOutcome> {
  const origin = originFor(visit)
  const pending = await withAuth('sign-in.pending', origin, (_, tx) => pendingOf(tx, visit))
  if (!pending) return { outcome: 'over' }
  const counted = countedCode(pending.personId)
  const { waitSeconds } = await charge(counted)
  if (waitSeconds > 0) return { outcome: 'wait', waitSeconds }
  const handOver = await hashing(() =>
    unlessUsed(() => withAuth('sign-in.code', origin, (auth, tx) => attempt(tx, pending, auth))),
  )
  if (!handOver) return { outcome: 'wrong' }
  await forgive(counted)
  handOver()
  rememberDevice(visit, pending.email)
  return { outcome: 'signed-in' }
}

async function pendingOf(tx: Tx, visit: Visit): Promise<Pending | undefined> {
  const identifier = signedValue(visit.cookies, cookieName(originFor(visit), 'two_factor'))
  if (identifier === undefined) return undefined
  const { rows } = await sql<Pending>`
    select p.id as "personId", p.email, v.identifier
    from sign_in_verification v join person p on p.id::text = v.value
    where v.identifier = ${identifier} and v.expires_at > now() and p.deactivated_at is null`.execute(
    tx,
  )
  return rows[0]
}
