import { sql } from 'kysely'
import { withAuth } from './auth.ts'
import { carryCookies, sessionTokenIn } from './cookies.ts'
import { isLibraryError } from './library-error.ts'
import { providerId, providerOf, withFactors } from './provider.ts'
import { beginSecondStep, hasAuthenticatorIn } from './second-step.ts'
import { endByToken, noteSignedIn, tokenOf } from './session.ts'
import { hashing } from './sign-in.ts'
import { headersFor, originFor, type Visit } from './visit.ts'

// Where the library says it ended: never an address a browser is sent to.
const endedWell = '/dang-nhap/xong'
const endedBadly = '/dang-nhap/khong-xong'

/** Begins to sign in at the provider; where the browser is to go, or nothing when the provider cannot be reached. */
export async function beginElsewhere(visit: Visit): Promise<string | undefined> {
  const provider = providerOf()
  if (!provider) return undefined
  return hashing(() =>
    withAuth(
      'sign-in.elsewhere',
      originFor(visit),
      async ({ api }) => {
        try {
          const { response, headers } = await api.signInSocial({
            body: {
              provider: providerId,
              callbackURL: endedWell,
              errorCallbackURL: endedBadly,
              disableRedirect: true,
            },
            headers: headersFor(visit),
            returnHeaders: true,
          })
          carryCookies(visit.cookies, { getSetCookie: headers.getSetCookie() })
          return 'url' in response ? response.url : undefined
        } catch (error) {
          if (isLibraryError(error)) return undefined
          throw error
        }
      },
      provider,
    ),
  )
}

/**
 * Ends signing in at the provider, with what the browser brings back from it. The person must have been invited: the account
 * elsewhere is bound to them by its verified e-mail the first time, and by its subject from then on. Whoever has an
 * authenticator here gives its code too, unless the provider says that it asked for what the office takes for a second factor.
 */
export async function finishElsewhere(
  visit: Visit,
): Promise<'signed-in' | 'second-step' | 'refused'> {
  const provider = providerOf()
  if (!provider) return 'refused'
  const before = tokenOf(visit)
  const origin = originFor(visit)
  const query = Object.fromEntries(visit.url.searchParams)
  return hashing(() =>
    withAuth(
      'sign-in.elsewhere',
      origin,
      async ({ api }, tx) => {
        const { result: answer, factors } = await withFactors(() =>
          answerOf(() =>
            api.callbackOAuth({
              method: 'GET',
              params: { id: providerId },
              query,
              headers: headersFor(visit),
              asResponse: true,
            }),
          ),
        )
        const lines = answer?.headers.getSetCookie() ?? []
        const token = sessionTokenIn(lines, origin)
        if (token === null || answer?.headers.get('location') !== endedWell) return 'refused'
        await endByToken(tx, before)
        const { rows } = await sql<{ person_id: string }>`
        select person_id from sign_in_session where token = ${token}`.execute(tx)
        const personId = rows[0]?.person_id
        if (personId === undefined) return 'refused'
        const isTwice = factors.some((one) => provider.secondFactor.includes(one))
        if (isTwice)
          await sql`update sign_in_session set two_steps = true where token = ${token}`.execute(tx)
        else if (await hasAuthenticatorIn(tx, personId)) {
          await endByToken(tx, token)
          const handOver = await beginSecondStep(tx, visit, personId)
          carryCookies(visit.cookies, {
            getSetCookie: lines.filter((line) => sessionTokenIn([line], origin) === null),
          })
          handOver()
          return 'second-step'
        }
        await noteSignedIn(tx, visit, { personId, token, by: 'provider' })
        carryCookies(visit.cookies, { getSetCookie: lines })
        return 'signed-in'
      },
      provider,
    ),
  )
}

async function answerOf(call: () => Promise<unknown>): Promise<Response | undefined> {
  try {
    const answer = await call()
    return answer instanceof Response ? answer : undefined
  } catch (error) {
    // A redirect is thrown by the library, with the headers it would have sent.
    if (!isLibraryError(error)) throw error
    return new Response(null, { status: 302, headers: new Headers(error.headers) })
  }
}
