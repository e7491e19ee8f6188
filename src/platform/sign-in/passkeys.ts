import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import { asProgram } from './as-program.ts'
import { withAuth } from './auth.ts'
import { carryCookies, sessionTokenIn, setSessionCookie } from './cookies.ts'
import type { Auth } from './library.ts'
import { isLibraryError } from './library-error.ts'
import {
  endByToken,
  noteChanged,
  noteSignedIn,
  rotateSession,
  shownTwoSteps,
  tokenOf,
  type SignedIn,
} from './session.ts'
import { hashing, isRefusal } from './sign-in.ts'
import { markStrong } from './step-up.ts'
import { headersFor, originFor, type Visit } from './visit.ts'

/** A passkey of a person, as they see it in the list of theirs. */
export type Passkey = {
  readonly id: string
  readonly name: string | null
  readonly createdAt: Date
}

/** What a browser answers for an authenticator: JSON of a credential; judged by the library. */
export type Answer = { readonly id: string; readonly [part: string]: unknown }

// Identifiers of credentials are bytes of an authenticator, written in the letters of base64url.
const credentialId = /^[\w-]{1,1400}$/

/** A passkey's answer out of what a browser sent; nothing when it is none. */
export function asAnswer(sent: unknown): Answer | undefined {
  const isOne =
    typeof sent === 'object' &&
    sent !== null &&
    'id' in sent &&
    typeof sent.id === 'string' &&
    credentialId.test(sent.id)
  return isOne ? (sent as Answer) : undefined
}

/** What the browser is asked for to sign in, or to say again who one is. */
export function askForPasskey(visit: Visit): Promise<object> {
  return withAuth('sign-in.passkey', originFor(visit), async ({ api }) => {
    const { response, headers } = await api.generatePasskeyAuthenticationOptions({
      headers: headersFor(visit),
      returnHeaders: true,
    })
    carryCookies(visit.cookies, { getSetCookie: headers.getSetCookie() })
    return { ...response, userVerification: 'required' }
  })
}

/** Signs in by a passkey, which is strong by itself: the device has asked for a finger, a face or its code. */
export async function signInByPasskey(
  visit: Visit,
  answer: Answer,
): Promise<'signed-in' | 'refused'> {
  const before = tokenOf(visit)
  const origin = originFor(visit)
  const lines = await judged(visit, answer, async (tx, got) => {
    const token = sessionTokenIn(got.lines, origin) ?? ''
    await sql`update sign_in_session set ${shownTwoSteps} where token = ${token}`.execute(tx)
    await endByToken(tx, before)
    await noteSignedIn(tx, visit, { personId: got.personId, token, by: 'passkey' })
    return got.lines
  })
  if (!lines) return 'refused'
  carryCookies(visit.cookies, { getSetCookie: lines })
  return 'signed-in'
}

/** Says again who one is, by a passkey of one's own. */
export async function stepUpByPasskey(
  visit: Visit,
  session: SignedIn,
  answer: Answer,
): Promise<'strong' | 'refused'> {
  const token = await judged(visit, answer, async (tx, got) => {
    // The library has opened a session; this one goes on instead of it.
    await endByToken(tx, sessionTokenIn(got.lines, originFor(visit)) ?? undefined)
    return got.personId === session.personId ? markStrong(tx, visit, session, 'passkey') : undefined
  })
  if (token === undefined) return 'refused'
  setSessionCookie(visit.cookies, originFor(visit), token)
  return 'strong'
}

/** What the browser is asked for to make a passkey for whoever is signed in. */
export function askForNewPasskey(visit: Visit): Promise<object> {
  return withAuth('sign-in.passkey-new', originFor(visit), async ({ api }) => {
    const { response, headers } = await api.generatePasskeyRegistrationOptions({
      headers: headersFor(visit),
      returnHeaders: true,
    })
    carryCookies(visit.cookies, { getSetCookie: headers.getSetCookie() })
    return response
  })
}

const longestName = 60

/** The name of a passkey as it is kept, of what was typed. */
export const passkeyName = (typed: string) => typed.normalize('NFC').trim().slice(0, longestName)

/**
 * Keeps a new passkey of whoever is signed in; the caller has asked who it is again. The device has just asked who holds it: to the
 * session it is a second step, as an authenticator is that was set up.
 */
export async function addPasskey(
  visit: Visit,
  { sessionId, personId }: SignedIn,
  { answer, name }: { answer: Answer; name: string },
): Promise<'added' | 'refused'> {
  const token = await withAuth('sign-in.passkey-new', originFor(visit), async ({ api }, tx) => {
    try {
      const body = { response: answer, name: passkeyName(name) }
      const headers = withOrigin(visit)
      await api.verifyPasskeyRegistration({ body, headers })
      await noteChanged(tx, visit, personId, 'passkey')
      await sql`update sign_in_session set two_steps = true where id = ${sessionId}`.execute(tx)
      return await rotateSession(tx, sessionId)
    } catch (error) {
      // The library answers 500 for what a browser made up.
      if (isLibraryError(error)) return undefined
      throw error
    }
  })
  if (token === undefined) return 'refused'
  setSessionCookie(visit.cookies, originFor(visit), token)
  return 'added'
}

/** The passkeys of whoever is signed in. */
export async function listPasskeys({ personId }: SignedIn): Promise<readonly Passkey[]> {
  const { rows } = await asProgram('sign-in.find', (tx) =>
    sql<Passkey>`select id, name, created_at as "createdAt" from sign_in_passkey
      where person_id = ${personId} order by created_at limit 50`.execute(tx),
  )
  return rows
}

/** Takes a passkey of whoever is signed in away; whether there was one. */
export async function removePasskey(
  visit: Visit,
  { personId }: SignedIn,
  id: string,
): Promise<boolean> {
  if (!/^[\da-f-]{36}$/.test(id)) return false
  return asProgram('sign-in.passkey-remove', async (tx) => {
    const { numAffectedRows } = await sql`
      delete from sign_in_passkey where id = ${id} and person_id = ${personId}`.execute(tx)
    if (numAffectedRows !== 1n) return false
    await noteChanged(tx, visit, personId, 'passkey removed')
    return true
  })
}

// What the library says it takes; what the answer really is, it finds out.
type Expected = NonNullable<
  Parameters<Auth['api']['verifyPasskeyAuthentication']>[0]
>['body']['response']
type Judged = { readonly personId: string; readonly lines: readonly string[] }

async function judged<T>(
  visit: Visit,
  answer: Answer,
  goOn: (tx: Tx, got: Judged) => Promise<T>,
): Promise<T | undefined> {
  return hashing(() =>
    withAuth('sign-in.passkey', originFor(visit), async ({ api }, tx) => {
      try {
        const got = await api.verifyPasskeyAuthentication({
          body: { response: answer as unknown as Expected },
          headers: withOrigin(visit),
          returnHeaders: true,
        })
        const personId = got.response.user.id
        return await goOn(tx, { personId, lines: got.headers.getSetCookie() })
      } catch (error) {
        if (isRefusal(error)) return undefined
        throw error
      }
    }),
  )
}

// The library compares what the authenticator has signed with the address of the page: ours, not what a request says.
function withOrigin(visit: Visit): Headers {
  const headers = headersFor(visit)
  headers.set('origin', originFor(visit))
  return headers
}
