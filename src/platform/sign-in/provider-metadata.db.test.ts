import { createServer } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginElsewhere, finishElsewhere } from './sign-in-elsewhere.ts'
import { aBrowser, aPerson, type Browser } from './testing.ts'
import { aLyingProvider, listening, type LyingProvider } from './testing-provider.ts'

// The provider of the settings, which may pass itself off as another one; and that other one, which signs whatever it is told.
const metadata = '/.well-known/openid-configuration'
let another: LyingProvider
let named: {
  issuer: string
  close: () => void
  answersWith: 'itself' | 'another' | 'the way there'
}

beforeAll(async () => {
  another = await aLyingProvider()
  const server = createServer((_, response) => {
    if (named.answersWith === 'the way there')
      return response.writeHead(302, { location: `${another.issuer}${metadata}` }).end()
    void fetch(`${another.issuer}${metadata}`)
      .then((answer) => answer.json() as Promise<object>)
      .then((said) => (named.answersWith === 'itself' ? { ...said, issuer: named.issuer } : said))
      .then((said) => response.end(JSON.stringify(said)))
  })
  named = {
    issuer: await listening(server),
    close: () => void server.close(),
    answersWith: 'itself',
  }
  process.env.KC_OIDC_ISSUER = named.issuer
})
afterAll(() => {
  another.close()
  named.close()
})

test('a provider that passes itself off as another one opens no account', async () => {
  answerWith('itself')
  expect(await signInAs(named.issuer)).toBe('signed-in')
  answerWith('another')
  expect(await signInAs(another.issuer)).toBe('refused')
})

test('a provider whose metadata lies elsewhere is not followed there', async () => {
  answerWith('the way there')
  expect(await beginElsewhere(aBrowser())).toBeUndefined()
})

// The library asks a provider for its metadata once: each time we are another program to it.
const answerWith = (how: typeof named.answersWith) => {
  named.answersWith = how
  process.env.KC_OIDC_CLIENT_ID = how
}

/** Signs in with a token of an issuer that is right in everything else. */
async function signInAs(issuer: string): Promise<string> {
  const { email } = await aPerson()
  const browser = aBrowser()
  const address = new URL((await beginElsewhere(browser)) ?? '')
  const now = Math.floor(Date.now() / 1000)
  another.next = {
    signing: 'own',
    claims: {
      iss: issuer,
      sub: email,
      aud: process.env.KC_OIDC_CLIENT_ID,
      iat: now,
      exp: now + 60,
      nonce: address.searchParams.get('nonce'),
      email,
      email_verified: true,
    },
  }
  const state = address.searchParams.get('state') ?? ''
  return finishElsewhere(at(browser, `/dang-nhap/callback/oidc?code=any&state=${state}`))
}

const at = (browser: Browser, path: string): Browser =>
  Object.defineProperties(
    { ...browser },
    {
      url: { value: new URL(path, 'http://localhost:3000') },
      request: { value: browser.request },
    },
  )
