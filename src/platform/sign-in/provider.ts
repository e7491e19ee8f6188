import { AsyncLocalStorage } from 'node:async_hooks'

/** Another place that says who somebody is, by OpenID Connect; VNeID is one. */
export type Provider = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | undefined
  /** What its identity token says of a sign-in that needs no code here: `amr:…` and `acr:…`; empty: a code is always asked for. */
  readonly secondFactor: readonly string[]
  /** As the sign-in page calls it. */
  readonly name: string
}

/** What the library and our addresses call the one provider there is. */
export const providerId = 'oidc'

/** The provider of `KC_OIDC_ISSUER` and the settings beside it; none without them. */
export function providerOf(env: NodeJS.ProcessEnv = process.env): Provider | undefined {
  const { KC_OIDC_ISSUER: issuer, KC_OIDC_CLIENT_ID: clientId } = env
  if (!issuer || !clientId) return undefined
  return {
    issuer: issuer.replace(/\/$/, ''),
    clientId,
    clientSecret: env.KC_OIDC_CLIENT_SECRET || undefined,
    name: env.KC_OIDC_NAME || 'VNeID',
    secondFactor: (env.KC_OIDC_SECOND_FACTOR ?? '').split(/[\s,]+/).filter(isFactor),
  }
}

// A word of the operator that says neither is no reason to ask for less.
const isFactor = (text: string) => /^a[mc]r:./.test(text)

const inHand = new AsyncLocalStorage<{ factors: readonly string[] }>()

/** Does the work of signing in at the provider; tells with it how its verified identity token says the person was asked. */
export async function withFactors<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly factors: readonly string[] }> {
  const told = { factors: [] as readonly string[] }
  return { result: await inHand.run(told, work), factors: told.factors }
}

/** Tells the work that `withFactors` waits for how the person was asked. */
export function tellFactors(factors: readonly string[]): void {
  const told = inHand.getStore()
  if (told) told.factors = factors
}
