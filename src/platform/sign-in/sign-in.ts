import { APIError } from 'better-auth/api'
import { withAuth } from './auth.ts'
import { carryCookies } from './cookies.ts'
import { endByToken, tokenOf } from './session.ts'
import { headersFor, originFor, type Visit } from './visit.ts'

/** What came of a try to sign in. An unknown account and a wrong password are one answer. */
export type SignInOutcome =
  | { readonly outcome: 'signed-in' }
  | { readonly outcome: 'second-step' }
  | { readonly outcome: 'wrong' }

/** Signs a person in by e-mail and password; the session the browser had before is ended. */
export async function signInByPassword(
  visit: Visit,
  given: { readonly email: string; readonly password: string },
): Promise<SignInOutcome> {
  const before = tokenOf(visit)
  const answer = await withAuth('sign-in.password', originFor(visit), async ({ api }, tx) => {
    const body = { email: given.email.trim().toLowerCase(), password: given.password }
    try {
      const got = await api.signInEmail({ body, headers: headersFor(visit), returnHeaders: true })
      await endByToken(tx, before)
      return got
    } catch (error) {
      if (error instanceof APIError && Number(error.statusCode) < 500) return undefined
      throw error
    }
  })
  if (!answer) return { outcome: 'wrong' }
  carryCookies(visit.cookies, { getSetCookie: answer.headers.getSetCookie() })
  return { outcome: 'twoFactorRedirect' in answer.response ? 'second-step' : 'signed-in' }
}
