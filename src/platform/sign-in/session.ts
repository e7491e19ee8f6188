import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { asSystem } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import { cookieName, dropCookie, setSessionCookie, signedValue } from './cookies.ts'
import { sessionLimits } from './settings.ts'
import { addressOf, originFor, type Visit } from './visit.ts'

/** A session in use, and whose it is. */
export type SignedIn = {
  readonly sessionId: string
  readonly personId: string
  readonly personName: string
  readonly signedInAt: Date
  /** When the person last proved again who they are; `null` when they did not since they signed in. */
  readonly strongAt: Date | null
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
  const { idleSeconds, longestSeconds } = sessionLimits()
  // Being seen is written once a minute, so that reading a page seldom writes.
  const { rows } = await asSystem(() =>
    transact({ act: 'sign-in.session' }, (db) =>
      sql<SignedIn>`
    with found as (
      select s.id, s.person_id, p.name, s.created_at, s.strong_at, s.acting_as, s.seen_at
      from sign_in_session s join person p on p.id = s.person_id
      where s.token = ${token} and p.deactivated_at is null and s.expires_at > now()
        and s.created_at > now() - make_interval(secs => ${longestSeconds})
        and s.seen_at > now() - make_interval(secs => ${idleSeconds})),
    seen as (
      update sign_in_session set seen_at = now()
      where id = (select id from found where seen_at < now() - interval '1 minute'))
    select id as "sessionId", person_id as "personId", name as "personName", created_at as "signedInAt",
      strong_at as "strongAt", acting_as as "actingAs" from found`.execute(db),
    ),
  )
  return rows[0] ?? null
}

/** Opens a session for a person who has shown who they are, and ends the one the browser had. */
export async function openSession(visit: Visit, personId: string): Promise<void> {
  const origin = originFor(visit)
  const before = tokenOf(visit)
  const token = newToken()
  await asSystem(() =>
    transact({ act: 'sign-in.open' }, async (tx) => {
      await sql`insert into sign_in_session (id, token, person_id, expires_at, address, agent)
        values (${newId()}, ${token}, ${personId},
          now() + make_interval(secs => ${sessionLimits().longestSeconds}), ${addressOf(visit)},
          ${visit.request.headers.get('user-agent')?.slice(0, 300) ?? null})`.execute(tx)
      await endByToken(tx, before)
    }),
  )
  setSessionCookie(visit.cookies, origin, token)
}

/** Ends the session of a request; its cookie is worth nothing afterwards. */
export async function signOut(visit: Pick<Visit, 'cookies' | 'url'>): Promise<void> {
  const origin = originFor(visit)
  const token = tokenOf(visit)
  await asSystem(() => transact({ act: 'sign-in.end' }, (tx) => endByToken(tx, token)))
  for (const name of ['session_token', 'two_factor', 'dont_remember']) {
    dropCookie(visit.cookies, origin, name)
  }
}

/** The signed token of a request's cookie. */
export function tokenOf({ cookies, url }: Pick<Visit, 'cookies' | 'url'>): string | undefined {
  return signedValue(cookies, cookieName(originFor({ url }), 'session_token'))
}

/** Ends the session with this token. */
export async function endByToken(tx: Tx, token: string | undefined): Promise<void> {
  if (token === undefined) return
  await sql`delete from sign_in_session where token = ${token}`.execute(tx)
}

/** A new token: 256 bits that nobody can guess. */
export const newToken = () => randomBytes(32).toString('base64url')
