/** The prefix of cookies: `__Host-` binds a cookie to this host and to https, and http may not set it. */
export function cookiePrefixOf(origin: string): string {
  return origin.startsWith('https:') ? '__Host-kc' : 'kc'
}

/** The header under which the library finds the address of the client. */
export const addressHeader = 'x-kc-address'
