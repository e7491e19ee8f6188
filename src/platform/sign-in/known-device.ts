import { randomBytes } from 'node:crypto'
import { cookieName, setSigned, signedValue } from './cookies.ts'
import { originFor, type Visit } from './visit.ts'

const keptSeconds = 180 * 24 * 3_600
const name = 'device'

/**
 * The identifier of a browser that has signed in to this account before. Its tries are counted for themselves, so that
 * whoever guesses from elsewhere holds back other strangers, and never the owner.
 */
export function knownDevice(
  visit: Pick<Visit, 'cookies' | 'url'>,
  email: string,
): string | undefined {
  const [id, account] = (
    signedValue(visit.cookies, cookieName(originFor(visit), name)) ?? ''
  ).split('!')
  return id && account === email ? id : undefined
}

/** Remembers that this browser has signed in to the account. */
export function rememberDevice(visit: Pick<Visit, 'cookies' | 'url'>, email: string): void {
  const id = knownDevice(visit, email) ?? randomBytes(16).toString('base64url')
  setSigned(visit.cookies, {
    origin: originFor(visit),
    name,
    value: `${id}!${email}`,
    seconds: keptSeconds,
  })
}
