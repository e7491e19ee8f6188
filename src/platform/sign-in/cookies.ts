import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Cookies } from '@sveltejs/kit'
import { cookiePrefixOf } from './names.ts'
import { sessionLimits, signInSecret } from './settings.ts'

/** The name of a cookie of sign-in at an address. */
export const cookieName = (origin: string, name: string) => `${cookiePrefixOf(origin)}.${name}`

/** What a signed cookie carries; nothing when it is absent or its signature is not ours. */
export function signedValue(cookies: Cookies, name: string): string | undefined {
  const cookie = cookies.get(name) ?? ''
  const dot = cookie.lastIndexOf('.')
  if (dot < 1) return undefined
  const value = cookie.slice(0, dot)
  const given = Buffer.from(cookie.slice(dot + 1))
  const right = Buffer.from(signature(value))
  return given.length === right.length && timingSafeEqual(given, right) ? value : undefined
}

/** Sets a cookie whose value carries our signature. */
export function setSigned(
  cookies: Cookies,
  {
    origin,
    name,
    value,
    seconds,
  }: { origin: string; name: string; value: string; seconds: number },
): void {
  cookies.set(cookieName(origin, name), `${value}.${signature(value)}`, {
    ...attributes(origin),
    maxAge: seconds,
  })
}

/** Hands a session to the browser. */
export function setSessionCookie(cookies: Cookies, origin: string, token: string): void {
  const seconds = sessionLimits().longestSeconds
  setSigned(cookies, { origin, name: 'session_token', value: token, seconds })
}

/** The token of the session the library has handed over in these cookies. */
export function sessionTokenIn(lines: readonly string[], origin: string): string | null {
  const start = `${cookieName(origin, 'session_token')}=`
  const line = lines.find((one) => one.startsWith(start) && !/;\s*max-age=0/i.test(one))
  const value = decodeURIComponent(line?.slice(start.length).split(';')[0] ?? '')
  return value === '' ? null : value.slice(0, value.lastIndexOf('.'))
}

/** Takes a cookie of sign-in away from the browser. */
export function dropCookie(cookies: Cookies, origin: string, name: string): void {
  cookies.delete(cookieName(origin, name), attributes(origin))
}

/** Passes on the cookies the library wants set. */
export function carryCookies(
  cookies: Cookies,
  { getSetCookie }: { getSetCookie: readonly string[] },
): void {
  for (const line of getSetCookie) {
    const [pair = '', ...rest] = line.split(';').map((part) => part.trim())
    const name = pair.slice(0, pair.indexOf('='))
    const said = new Map(
      rest.map((part) => [key(part), part.slice(part.indexOf('=') + 1)] as const),
    )
    const maxAge = said.has('max-age') ? { maxAge: Number(said.get('max-age')) } : {}
    cookies.set(name, decodeURIComponent(pair.slice(name.length + 1)), {
      path: said.get('path') ?? '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: said.has('secure'),
      ...maxAge,
    })
  }
}

const key = (part: string) => (part.split('=')[0] ?? '').toLowerCase()

const attributes = (origin: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: origin.startsWith('https:') }) as const

const signature = (value: string) =>
  createHmac('sha256', signInSecret()).update(value).digest('base64')
