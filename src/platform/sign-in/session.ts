import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { noteEvent, type AuditEvent, type EventKind } from '#platform/audit/note-event.ts'
import { originId } from '#platform/audit/origins.ts'
import { newId } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'
import { asProgram } from './as-program.ts'
import { cookieName, dropCookie, setSessionCookie, signedValue } from './cookies.ts'
import { isGoodSession } from './good-session.ts'
import { endOldest } from './session-cap.ts'
import { sessionLimits } from './settings.ts'
import { addressOf, agentOf, originFor, type Visit } from './visit.ts'

/** A session in use, and whose it is. */
export type SignedIn = {
  readonly sessionId: string
  readonly personId: string
  readonly personName: string
  readonly signedInAt: Date
  /** When the person last proved again who they are; `null` when they did not since they signed in. */
  readonly strongAt: Date | null
  /** Whether they have shown a second factor, or a passkey, in this session. */
  readonly twoSteps: boolean
  /** The role held in which the session acts; `null` while none is chosen. */
  readonly actingAs: string | null
}

/**
 * The session a request belongs to; `null` for nobody: no cookie, a signature that is not ours, a session that was ended,
 * rested too long or is too old, or a person who was deactivated. Asked anew at each request, so each of these ends it at once.
 */
export async function sessionOf(visit: Pick<Visit, 'cookies' | 'url'>): Promise<SignedIn | null> {
  const token = tokenOf(visit)
  if (token === undefined) return null
  const { idleSeconds } = sessionLimits()
  // Being seen is written once a minute at most, so that reading a page seldom writes; oftener where a session soon rests too long.
  const writtenEverySeconds = Math.min(60, idleSeconds / 10)
  const { rows } = await asProgram('sign-in.session', (db) =>
    sql<SignedIn>`
    with found as (
      select s.id, s.person_id, p.name, s.created_at, s.strong_at, s.two_steps, s.acting_as, s.seen_at
      from sign_in_session s join person p on p.id = s.person_id
      where s.token = ${token} and p.deactivated_at is null and ${isGoodSession()}),
    seen as (
      update sign_in_session set seen_at = now()
      where id = (select id from found where seen_at < now() - make_interval(secs => ${writtenEverySeconds})))
    select id as "sessionId", person_id as "personId", name as "personName", created_at as "signedInAt",
      strong_at as "strongAt", two_steps as "twoSteps", acting_as as "actingAs" from found`.execute(
      db,
    ),
  )
  return rows[0] ?? null
}

/** By what somebody showed who they are. */
export type Proof = 'password' | 'code' | 'recovery' | 'passkey' | 'provider' | 'demo'

// A second factor, or a key that is one by itself: what an approval of money asks for.
const secondSteps: readonly string[] = ['code', 'recovery', 'passkey'] satisfies readonly Proof[]

/** Whether this proof is a second step. */
export const isSecondStepBy = (by: string): boolean => secondSteps.includes(by)

/** What a session is once its person has shown a second step, as the columns of its row. */
export const shownTwoSteps = sql`strong_at = now(), two_steps = true`

/** Opens a session for a person who has shown who they are, and ends the one the browser had. */
export async function openSession(visit: Visit, personId: string, by: Proof): Promise<void> {
  const token = await asProgram('sign-in.open', (tx) => openSessionIn(tx, visit, { personId, by }))
  setSessionCookie(visit.cookies, originFor(visit), token)
}

/** The same inside a transaction; the caller hands the token to the browser when it has ended. */
export async function openSessionIn(
  tx: Tx,
  visit: Visit,
  { personId, by }: { personId: string; by: Proof },
): Promise<string> {
  const token = newToken()
  const isShown = isSecondStepBy(by)
  const strongAt = isShown ? sql`now()` : sql`null`
  await sql`insert into sign_in_session (id, token, person_id, expires_at, strong_at, two_steps, address, agent)
    values (${newId()}, ${token}, ${personId},
      now() + make_interval(secs => ${sessionLimits().longestSeconds}), ${strongAt}, ${isShown}, ${addressOf(visit)}, ${agentOf(visit)})`.execute(
    tx,
  )
  await endByToken(tx, tokenOf(visit))
  await noteSignedIn(tx, visit, { personId, token, by })
  return token
}

/** Gives a session another token and hands it to the browser once the transaction has ended: the one before is worth nothing. */
export async function rotateSession(tx: Tx, sessionId: string): Promise<string> {
  const token = newToken()
  await sql`update sign_in_session set token = ${token}, updated_at = now() where id = ${sessionId}`.execute(
    tx,
  )
  return token
}

/** Writes into the trail that what a person signs in with has changed; never what it is. */
export const noteChanged = (
  tx: Tx,
  visit: Visit,
  personId: string,
  what:
    | 'password'
    | 'authenticator'
    | 'authenticator removed'
    | 'recovery codes'
    | 'passkey'
    | 'passkey removed'
    | 'e-mail',
): Promise<void> => noteOf(tx, visit, { kind: 'credentialChanged', personId, what: { what } })

/**
 * Writes into the trail that somebody signed in by this session, and ends their oldest ones beyond the most a person has. People
 * of the demo are played by anybody and have no such limit.
 */
export async function noteSignedIn(
  tx: Tx,
  visit: Visit,
  { personId, token, by }: { personId: string; token: string; by: Proof },
): Promise<void> {
  await noteOf(tx, visit, { kind: 'signedIn', personId, what: { by } })
  const ended = by === 'demo' ? 0 : await endOldest(tx, personId, token)
  if (ended > 0)
    await noteOf(tx, visit, { kind: 'signedOut', personId, what: { sessions: ended, by: 'limit' } })
}

/** Writes into the trail that somebody signed in or out, in their name and with where they came from. */
export async function noteOf(
  tx: Tx,
  visit: Visit,
  { kind, personId, what = {} }: { kind: EventKind; personId: string; what?: AuditEvent['what'] },
): Promise<void> {
  const from = await originId({ address: addressOf(visit), agent: agentOf(visit), channel: 'page' })
  await sql`select set_config('app.actor', ${personId}, true), set_config('app.from', ${from}, true)`.execute(
    tx,
  )
  await noteEvent(tx, { kind, id: personId, chain: 'central', what })
}

/** Ends the session of a request; its cookie is worth nothing afterwards. */
export async function signOut(visit: Visit): Promise<void> {
  const origin = originFor(visit)
  const token = tokenOf(visit)
  await asProgram('sign-in.end', async (tx) => {
    const personId = await endByToken(tx, token)
    if (personId) await noteOf(tx, visit, { kind: 'signedOut', personId })
  })
  for (const name of ['session_token', 'two_factor', 'dont_remember']) {
    dropCookie(visit.cookies, origin, name)
  }
}

/** From now on the session acts in this role. */
export async function chooseHolding(sessionId: string, holdingId: string): Promise<void> {
  await asProgram('sign-in.actAs', (tx) =>
    sql`update sign_in_session set acting_as = ${holdingId} where id = ${sessionId}`.execute(tx),
  )
}

/** The signed token of a request's cookie. */
export function tokenOf({ cookies, url }: Pick<Visit, 'cookies' | 'url'>): string | undefined {
  return signedValue(cookies, cookieName(originFor({ url }), 'session_token'))
}

/** Ends the session with this token; says whose it was. */
export async function endByToken(tx: Tx, token: string | undefined): Promise<string | undefined> {
  if (token === undefined) return undefined
  const { rows } = await sql<{ person_id: string }>`
    delete from sign_in_session where token = ${token} returning person_id`.execute(tx)
  return rows[0]?.person_id
}

/** Ends the sessions of a person, all or all but one; says how many. */
export async function endSessions(
  tx: Tx,
  personId: string,
  but: string | null = null,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from sign_in_session where person_id = ${personId} and id is distinct from ${but}::uuid`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0n)
}

/** A new token: 256 bits that nobody can guess. */
export const newToken = () => randomBytes(32).toString('base64url')
