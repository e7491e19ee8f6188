import type { Door } from '#platform/serve/web-server.ts'

/** Headers every answer carries; a page brings a content policy of its own, with the hashes of what it holds. */
export const securityHeaders: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()'],
  // For what is no page: a refusal, a file, data. Opened as a page it can load, run and send nothing.
  [
    'content-security-policy',
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ],
  // What does not say what it is, is read as text.
  ['content-type', 'text/plain; charset=utf-8'],
  // What the program knows is one person's unless an answer says otherwise, as its own scripts and fonts do.
  ['cache-control', 'private, no-store'],
]

const twoYears = 63_072_000

/**
 * Puts the security headers on every answer before anybody answers: also on those that never reach a page, such as a
 * form from elsewhere or a file of the program. Whoever answers may say better.
 */
export function headersDoor(protocolHeader: () => string | undefined): Door {
  return (request, response) => {
    for (const [name, value] of securityHeaders) response.setHeader(name, value)
    const protocol = request.headers[protocolHeader()?.toLowerCase() ?? '']
    if (protocol === 'https')
      response.setHeader('strict-transport-security', `max-age=${twoYears}; includeSubDomains`)
    return false
  }
}
