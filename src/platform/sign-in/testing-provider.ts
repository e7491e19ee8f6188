import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

type Claims = Readonly<Record<string, unknown>>

/** How a token is signed: as it should be, with a key nobody published, with none, or with the published key as a password. */
export type Signing = 'own' | 'unknown' | 'none' | 'published-as-password'

/** A provider that says what a test wants it to say, right or wrong. */
export type LyingProvider = {
  readonly issuer: string
  /** What the next identity token says; `null`: the answer has none. */
  next: { claims: Claims; signing: Signing } | null
  /** What it says when asked about whoever came. */
  about: Claims
  readonly close: () => void
}

/** Opens a provider on this machine that answers any code with the token it is told. */
export async function aLyingProvider(): Promise<LyingProvider> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const unknown = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answers[request.url ?? '']?.() ?? {}))
  })
  const issuer = await listening(server)
  const provider: LyingProvider = {
    issuer,
    next: null,
    about: {},
    close: () => void server.close(),
  }
  const keyOf = { own: own.privateKey, unknown: unknown.privateKey } as const
  const answers: Readonly<Record<string, () => object>> = {
    '/.well-known/openid-configuration': () => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/me`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/jwks': () => ({
      keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' }],
    }),
    '/me': () => provider.about,
    '/token': () => ({
      access_token: 'access',
      token_type: 'Bearer',
      expires_in: 60,
      ...(provider.next
        ? { id_token: tokenOf(provider.next, { keyOf, published: own.publicKey }) }
        : {}),
    }),
  }
  return provider
}

type Keys = { keyOf: Readonly<Record<'own' | 'unknown', KeyObject>>; published: KeyObject }

function tokenOf(
  { claims, signing }: { claims: Claims; signing: Signing },
  { keyOf, published }: Keys,
): string {
  const alg = signing === 'none' ? 'none' : signing === 'published-as-password' ? 'HS256' : 'RS256'
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg, kid: 'own', typ: 'JWT' })}.${part(claims)}`
  if (signing === 'none') return `${text}.`
  if (signing === 'published-as-password') {
    const pem = published.export({ type: 'spki', format: 'pem' })
    return `${text}.${createHmac('sha256', pem).update(text).digest('base64url')}`
  }
  return `${text}.${sign('sha256', Buffer.from(text), keyOf[signing]).toString('base64url')}`
}

/** Opens a server on a free port of this machine; gives its address. */
export async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
