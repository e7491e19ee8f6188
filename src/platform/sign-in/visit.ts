import { isIP } from 'node:net'
import type { Cookies } from '@sveltejs/kit'
import { plainAddress, trustedProxies } from '#platform/serve/trusted-proxies.ts'
import { addressHeader, cookiePrefixOf } from './names.ts'
import { originOf } from './settings.ts'

/** What sign-in reads of a request. */
export type Visit = {
  readonly cookies: Cookies
  readonly url: URL
  readonly request: Pick<Request, 'headers'>
  readonly getClientAddress: () => string
}

/**
 * The address a request came from: the other end of the connection; or, when that is a proxy named in
 * `KC_TRUSTED_PROXIES` (addresses or networks, by commas), the last address before it that is not one.
 */
export function addressOf(
  { getClientAddress, request }: Pick<Visit, 'getClientAddress' | 'request'>,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const peer = plainAddress(getClientAddress())
  const isProxy = trustedProxies(env.KC_TRUSTED_PROXIES ?? '')
  const before = (request.headers.get('x-forwarded-for') ?? '').split(',').map(plainAddress)
  let address = peer
  while (isProxy(address)) {
    const next = before.pop()
    if (next === undefined || isIP(next) === 0) break
    address = next
  }
  return address
}

/**
 * What the library is given of a request: its cookies, the browser and the address we worked out; nothing else.
 * `without` leaves a cookie of sign-in out.
 */
export function headersFor(visit: Visit, { without }: { without?: string } = {}): Headers {
  const headers = new Headers({ [addressHeader]: addressOf(visit), 'user-agent': agentOf(visit) })
  const left = without === undefined ? undefined : `${cookiePrefixOf(originFor(visit))}.${without}=`
  const cookies = (visit.request.headers.get('cookie') ?? '').split('; ')
  headers.set('cookie', cookies.filter((part) => !left || !part.startsWith(left)).join('; '))
  return headers
}

/** The browser, as it says of itself. */
export const agentOf = ({ request }: Pick<Visit, 'request'>) =>
  (request.headers.get('user-agent') ?? '').slice(0, 300)

/** The address of the product this request is for. */
export const originFor = (visit: Pick<Visit, 'url'>) => originOf(visit.url)
