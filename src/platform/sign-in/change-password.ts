import { withAuth } from './auth.ts'
import { charge, forgive } from './back-off.ts'
import { setSessionCookie } from './cookies.ts'
import { savePassword } from './password.ts'
import { forgetWaits } from './password-link.ts'
import { decidePassword, type PasswordReason } from './password-rules.ts'
import { endSessions, noteChanged, rotateSession, type SignedIn } from './session.ts'
import { countedFor, hashing } from './sign-in.ts'
import { emailOf, isPasswordOf } from './step-up.ts'
import { unitsOf } from './units-of.ts'
import { originFor, type Visit } from './visit.ts'

export type PasswordChange =
  | { readonly outcome: 'changed'; readonly sessionsEnded: number }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'refused'; readonly reason: PasswordReason }
  | { readonly outcome: 'wait'; readonly waitSeconds: number }

/** Changes the password of whoever is signed in, who shows the one of before. Their other sessions end, this one goes on anew. */
export async function changePassword(
  visit: Visit,
  { personId, personName, sessionId }: SignedIn,
  { current, next }: { current: string; next: string },
): Promise<PasswordChange> {
  const email = await emailOf(personId)
  const decision = decidePassword(next, {
    ...{ name: personName, email },
    units: await unitsOf(personId),
  })
  if (!decision.allowed)
    return { outcome: 'refused', reason: decision.reasons[0]?.code ?? 'common' }
  const counted = countedFor(visit, email)
  const { waitSeconds } = await charge(counted)
  if (waitSeconds > 0) return { outcome: 'wait', waitSeconds }
  const changed = await hashing(() =>
    withAuth('sign-in.password-change', originFor(visit), async (_, tx) => {
      if (!(await isPasswordOf(tx, personId, current))) return undefined
      await savePassword(tx, personId, next)
      // Whoever knew the one of before may have begun something by it.
      await forgetWaits(tx, personId)
      const sessionsEnded = await endSessions(tx, personId, sessionId)
      await noteChanged(tx, visit, personId, 'password')
      return { token: await rotateSession(tx, sessionId), sessionsEnded }
    }),
  )
  if (!changed) return { outcome: 'wrong' }
  await forgive(counted)
  setSessionCookie(visit.cookies, originFor(visit), changed.token)
  return { outcome: 'changed', sessionsEnded: changed.sessionsEnded }
}
