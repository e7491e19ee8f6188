import type { BetterAuthOptions } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { providerId, tellFactors, type Provider } from './provider.ts'

/**
 * The library's part for a provider: found by discovery, with PKCE, a nonce, and an identity token that is verified. It never
 * makes an account: somebody who was not invited stays outside, whatever the provider says of them.
 */
export function providerPlugin({ issuer, clientId, clientSecret, secondFactor }: Provider) {
  const classes = secondFactor.filter((one) => one.startsWith('acr:')).map((one) => one.slice(4))
  const discoveryUrl = `${issuer}/.well-known/openid-configuration`
  return genericOAuth({
    config: [
      {
        providerId,
        discoveryUrl,
        // With any of our own, the library does not go on to another host where it is sent on.
        discoveryHeaders: { accept: 'application/json' },
        clientId,
        ...(clientSecret ? { clientSecret } : {}),
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        ...(classes.length > 0
          ? { authorizationUrlParams: { acr_values: classes.join(' ') } }
          : {}),
        requireIdTokenVerification: true,
        disableSignUp: true,
        disableImplicitSignUp: true,
        // The library verifies an identity token where there is one, and would do without. We do not: the nonce is in it.
        getUserInfo: ({ idToken, accessToken }) =>
          idToken
            ? profileOf(claimsOf(idToken), { issuer, discoveryUrl, accessToken })
            : Promise.resolve(null),
      },
    ],
  })
}

/** How accounts elsewhere are bound to people here: by the provider's verified e-mail once, by its subject from then on. */
export const linking = {
  enabled: true,
  trustedProviders: [],
  // Whoever invited the person typed the address; the provider has verified it.
  requireLocalEmailVerified: false,
  allowDifferentEmails: false,
} as const satisfies NonNullable<NonNullable<BetterAuthOptions['account']>['accountLinking']>

type Claims = { readonly [claim: string]: unknown; readonly sub?: string }

async function profileOf(
  claims: Claims,
  {
    issuer,
    discoveryUrl,
    accessToken,
  }: { issuer: string; discoveryUrl: string; accessToken: string | undefined },
) {
  // The library holds the token to the issuer its metadata names, which could name another; ours is that of the settings.
  if (typeof claims.iss !== 'string' || claims.iss.replace(/\/$/, '') !== issuer) return null
  const said = 'email' in claims ? claims : await userInfo(discoveryUrl, accessToken)
  tellFactors(factorsIn(claims))
  // The subject of the identity token is who came; an answer about somebody else is none.
  if (!claims.sub || said.sub !== claims.sub || typeof said.email !== 'string') return null
  return {
    id: claims.sub,
    sub: claims.sub,
    email: said.email.toLowerCase(),
    emailVerified: said.email_verified === true || said.email_verified === 'true',
    name: typeof said.name === 'string' ? said.name : '',
  }
}

const patienceMs = 10_000

async function userInfo(discoveryUrl: string, accessToken: string | undefined): Promise<Claims> {
  const { userinfo_endpoint: address } = await answerOf(discoveryUrl)
  if (typeof address !== 'string' || !accessToken) return {}
  return answerOf(address, { authorization: `Bearer ${accessToken}` })
}

async function answerOf(address: string, headers: Record<string, string> = {}): Promise<Claims> {
  const response = await fetch(address, {
    headers,
    redirect: 'error',
    signal: AbortSignal.timeout(patienceMs),
  })
  return response.ok ? ((await response.json()) as Claims) : {}
}

// The library has verified the token by now; only what it says is read here.
function claimsOf(idToken: string): Claims {
  const part = idToken.split('.')[1] ?? ''
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Claims
}

function factorsIn({ amr, acr }: Claims): readonly string[] {
  const methods: readonly unknown[] = Array.isArray(amr) ? amr : []
  return [
    ...methods.filter((one) => typeof one === 'string').map((one) => `amr:${one}`),
    ...(typeof acr === 'string' ? [`acr:${acr}`] : []),
  ]
}
