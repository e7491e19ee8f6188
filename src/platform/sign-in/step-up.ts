import { redirect } from '@sveltejs/kit'
import { sql } from 'kysely'
import { Failure } from '#core/failure.ts'
import { newId } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'
import { asProgram } from './as-program.ts'
import { withAuth } from './auth.ts'
import type { Auth } from './library.ts'
import { charge, forgive, type Counted } from './back-off.ts'
import { setSessionCookie } from './cookies.ts'
import { isPassword } from './password-hash.ts'
import { useRecoveryCode } from './recovery-codes.ts'
import { seal, unseal } from './seal.ts'
import { besides } from './require-session.ts'
import { countedCode, hasAuthenticatorIn, unlessUsed, useCode } from './second-step.ts'
import { isSecondStepBy, noteOf, rotateSession, shownTwoSteps, type SignedIn } from './session.ts'
import { countedFor, hashing, isRefusal } from './sign-in.ts'
import { headersFor, originFor, type Visit } from './visit.ts'

/** What a person shows to say again who they are. Whoever has an authenticator shows a code, or a passkey; others the password. */
export type Shown =
  | { readonly by: 'password'; readonly password: string }
  | { readonly by: 'code'; readonly code: string }
  | { readonly by: 'recovery'; readonly code: string }
  /** Somebody the demo invented, who has nothing to show; the caller has made sure that this is the demo. */
  | { readonly by: 'demo' }

export type StepUpOutcome =
  | { readonly outcome: 'strong' }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'wait'; readonly waitSeconds: number }

/** For how many minutes who said again who they are is believed, wherever an act asks for it. */
export const strongMinutes = 10

/** Whether whoever is signed in has lately said again who they are. */
export function isStrong({ strongAt }: SignedIn, withinMinutes: number, now = Date.now()): boolean {
  return strongAt !== null && now - strongAt.getTime() <= withinMinutes * 60_000
}

/** A request of somebody who may be signed in. */
type Request = Visit & { readonly locals: { readonly session: SignedIn | null } }

/**
 * Goes on only for a person who said again who they are within some minutes; anybody else is led to the page that asks,
 * and from there back here. A form that was being sent is kept for a quarter of an hour and offered to be sent again.
 * @throws {Failure} signed-out, for nobody
 */
export async function requireStrong(
  event: Request,
  { withinMinutes, form }: { withinMinutes: number; form?: FormData },
): Promise<SignedIn> {
  const { session } = event.locals
  if (!session) throw new Failure('signed-out', 'nobody is signed in')
  if (isStrong(session, withinMinutes)) return session
  const here = event.url.pathname + event.url.search
  const after = form ? event.url.pathname : here
  // What could not be kept is said on the page that asks, once the person is known.
  const kept = form ? { giu: (await keepForm(session, here, form)) ?? 'khong' } : {}
  const asks = `/xac-nhan?${new URLSearchParams({ ve: after, ...kept }).toString()}`
  redirect(303, besides(event.url, asks))
}

/** Whether this person says again who they are by a code rather than by the password. */
export async function hasAuthenticator({ personId }: Pick<SignedIn, 'personId'>): Promise<boolean> {
  return asProgram('sign-in.find', (tx) => hasAuthenticatorIn(tx, personId))
}

/** Says again who one is; the session gets another token. */
export async function stepUp(
  visit: Visit,
  session: SignedIn,
  shown: Shown,
): Promise<StepUpOutcome> {
  if (shown.by === 'password' && (await hasAuthenticator(session))) return { outcome: 'wrong' }
  const counted = shown.by === 'demo' ? [] : await countedShown(visit, session, shown)
  const { waitSeconds } = await charge(counted)
  if (waitSeconds > 0) return { outcome: 'wait', waitSeconds }
  const token = await hashing(() =>
    unlessUsed(() =>
      withAuth('sign-in.step-up', originFor(visit), async (auth, tx) =>
        (await isShown(tx, auth, { visit, session, shown }))
          ? markStrong(tx, visit, session, shown.by)
          : undefined,
      ),
    ),
  )
  if (token === undefined) return { outcome: 'wrong' }
  await forgive(counted)
  setSessionCookie(visit.cookies, originFor(visit), token)
  return { outcome: 'strong' }
}

/** Writes down that the person said again who they are; returns the new token of the session. */
export async function markStrong(
  tx: Tx,
  visit: Visit,
  { sessionId, personId }: SignedIn,
  by: string,
): Promise<string> {
  const shown = isSecondStepBy(by) ? shownTwoSteps : sql`strong_at = now()`
  await sql`update sign_in_session set ${shown} where id = ${sessionId}`.execute(tx)
  await noteOf(tx, visit, { kind: 'steppedUp', personId, what: { by } })
  return rotateSession(tx, sessionId)
}

async function isShown(
  tx: Tx,
  { api }: Auth,
  { visit, session, shown }: { visit: Visit; session: SignedIn; shown: Shown },
): Promise<boolean> {
  if (shown.by === 'demo') return isInvented(tx, session.personId)
  if (shown.by === 'password') return isPasswordOf(tx, session.personId, shown.password)
  if (shown.by === 'recovery') return useRecoveryCode(tx, session.personId, shown.code)
  const code = shown.code.replace(/\D/g, '')
  try {
    await api.verifyTOTP({ body: { code }, headers: headersFor(visit) })
  } catch (error) {
    if (isRefusal(error)) return false
    throw error
  }
  await useCode(tx, session.personId, code)
  return true
}

async function isInvented(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql`select from person where id = ${personId} and is_demo`.execute(tx)
  return rows.length > 0
}

/** Whether this is the password of a person; takes as long for whoever has none. */
export async function isPasswordOf(tx: Tx, personId: string, password: string): Promise<boolean> {
  const { rows } = await sql<{ password: string }>`
    select password from sign_in_account
    where person_id = ${personId} and provider_id = 'credential' and password is not null`.execute(
    tx,
  )
  return isPassword(password, rows[0]?.password ?? nobodys)
}

// The hash of a random text that was thrown away.
const nobodys =
  '$argon2id$v=19$m=19456,t=2,p=1$c2FsdCBvZiBub2JvZHkhIQ$Zm9yZ290dGVuIGFuZCBuZXZlciBrbm93biBieSBhbnk'

async function countedShown(
  visit: Visit,
  session: SignedIn,
  shown: Shown,
): Promise<readonly Counted[]> {
  if (shown.by !== 'password') return countedCode(session.personId)
  return countedFor(visit, await emailOf(session.personId))
}

/** The e-mail of a person. */
export async function emailOf(personId: string): Promise<string> {
  const { rows } = await asProgram('sign-in.find', (db) =>
    sql<{ email: string }>`select email from person where id = ${personId}`.execute(db),
  )
  return rows[0]?.email ?? ''
}

/** What was being sent when a person was asked again who they are. */
export type KeptForm = {
  readonly path: string
  readonly fields: readonly (readonly [string, string])[]
}

const keptMinutes = 15
const mostKeptBytes = 500_000
// Whoever sends a form again and again is given the latest back; without an end they would fill the disk.
const mostKept = 5

async function keepForm(
  { personId }: SignedIn,
  path: string,
  form: FormData,
): Promise<string | undefined> {
  const fields = [...form].filter(
    ([name, value]) => typeof value === 'string' && !/password/i.test(name),
  )
  const text = JSON.stringify(fields)
  if (fields.length < [...form].length || text.length > mostKeptBytes) return undefined
  const id = newId()
  await asProgram('sign-in.keep', async (db) => {
    await sql`insert into sign_in_kept_form (id, person_id, path, sealed, expires_at) values (${id}, ${personId}, ${path},
        ${seal(text, `form ${personId}`)}, now() + make_interval(mins => ${keptMinutes}))`.execute(
      db,
    )
    await sql`delete from sign_in_kept_form where person_id = ${personId} and id not in
      (select id from sign_in_kept_form where person_id = ${personId} order by expires_at desc, id desc limit ${mostKept})`.execute(
      db,
    )
  })
  return id
}

/** Gives a kept form back, once, to whoever was sending it. */
export async function takeKeptForm({ personId }: SignedIn, id: string): Promise<KeptForm | null> {
  if (!/^[\da-f-]{36}$/.test(id)) return null
  const { rows } = await asProgram('sign-in.keep', (db) =>
    sql<{ path: string; sealed: Buffer }>`delete from sign_in_kept_form
        where id = ${id} and person_id = ${personId} and expires_at > now() returning path, sealed`.execute(
      db,
    ),
  )
  const row = rows[0]
  const text = row && unseal(row.sealed, `form ${personId}`)
  return row && text ? { path: row.path, fields: JSON.parse(text) as [string, string][] } : null
}
