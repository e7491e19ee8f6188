import { createServer } from 'node:http'
import { sql } from 'kysely'
import { Provider } from 'oidc-provider'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { database } from '#platform/db/pool.ts'
import { beginAuthenticator, confirmAuthenticator, enrolmentOf } from './authenticator.ts'
import { finishByCode } from './second-step.ts'
import { sessionOf, signOut } from './session.ts'
import { signInByPassword } from './sign-in.ts'
import { beginElsewhere, finishElsewhere } from './sign-in-elsewhere.ts'
import { aBrowser, aPerson, type Browser } from './testing.ts'
import { codeOf } from './testing-code.ts'
import { aLyingProvider, listening, type LyingProvider, type Signing } from './testing-provider.ts'

const origin = 'http://localhost:3000'
const clientId = 'khuyen-cong'
const emails = new Map<string, { email: string; email_verified: boolean }>()
/** How well the provider has asked a person, in its own words. */
const asked = new Map<string, string>()
let real: { issuer: string; close: () => void }
let lying: LyingProvider

beforeAll(async () => {
  real = await aRealProvider()
  lying = await aLyingProvider()
})
afterAll(() => {
  real.close()
  lying.close()
})
beforeEach(() => {
  useProvider(real.issuer)
  delete process.env.KC_OIDC_SECOND_FACTOR
})

test('an invited person signs in at the provider, the first time by verified e-mail and then by subject', async () => {
  const person = await aPerson()
  emails.set('sub-1', { email: person.email, email_verified: true })
  const browser = aBrowser()
  expect(await throughProvider(browser, 'sub-1')).toBe('signed-in')
  expect(await sessionOf(browser)).toMatchObject({ personId: person.id, strongAt: null })
  // The address there changes; the subject stays.
  emails.set('sub-1', { email: 'dia-chi-moi@vidu.vn', email_verified: true })
  const later = aBrowser()
  expect(await throughProvider(later, 'sub-1')).toBe('signed-in')
  expect(await sessionOf(later)).toMatchObject({ personId: person.id })
})

test('whoever has an authenticator here gives its code too; the provider’s word alone opens nothing', async () => {
  const { person, key } = await withAuthenticator()
  emails.set('sub-7', { email: person.email, email_verified: true })
  asked.set('sub-7', 'vn:2')
  const browser = aBrowser()
  expect(await throughProvider(browser, 'sub-7')).toBe('second-step')
  expect(await sessionOf(browser)).toBeNull()
  expect(await sessionsOf(person.id)).toBe(0)
  expect(await finishByCode(browser, '000000')).toEqual({ outcome: 'wrong' })
  expect(await finishByCode(browser, codeOf(key, 1))).toEqual({ outcome: 'signed-in' })
  expect(await sessionOf(browser)).toMatchObject({ personId: person.id })
})

test('a second factor of the provider is enough where the office says which; money still asks here', async () => {
  process.env.KC_OIDC_SECOND_FACTOR = 'acr:vn:2, amr:otp'
  const { person } = await withAuthenticator()
  emails.set('sub-8', { email: person.email, email_verified: true })
  asked.set('sub-8', 'vn:2')
  const browser = aBrowser()
  const address = new URL((await beginElsewhere(browser)) ?? '')
  expect(address.searchParams.get('acr_values')).toBe('vn:2')
  expect(await throughProvider(browser, 'sub-8')).toBe('signed-in')
  expect(await sessionOf(browser)).toMatchObject({ personId: person.id, strongAt: null })
  asked.set('sub-8', 'vn:1')
  expect(await throughProvider(aBrowser(), 'sub-8')).toBe('second-step')
})

test.each<[string, object, 'signed-in' | 'second-step']>([
  ['names it among its methods', { amr: ['pwd', 'otp'] }, 'signed-in'],
  ['names another', { amr: ['pwd'] }, 'second-step'],
  ['names it as a text, which is no list', { amr: 'otp' }, 'second-step'],
  ['names it as its class', { acr: 'otp' }, 'second-step'],
  ['says nothing', {}, 'second-step'],
])('of a provider that %s, the code here is asked for accordingly', async (_, claims, outcome) => {
  process.env.KC_OIDC_SECOND_FACTOR = 'amr:otp otp'
  const { person } = await withAuthenticator()
  expect(await lie({ claims, person })).toBe(outcome)
})

test('nobody who was not invited gets in, and no account is made for them', async () => {
  emails.set('sub-2', { email: 'khong.duoc.moi@vidu.vn', email_verified: true })
  const browser = aBrowser()
  expect(await throughProvider(browser, 'sub-2')).toBe('refused')
  expect(await sessionOf(browser)).toBeNull()
  const { rows } = await sql`select from person where email = 'khong.duoc.moi@vidu.vn'`.execute(
    database(),
  )
  expect(rows).toHaveLength(0)
})

test('an e-mail the provider has not verified opens nobody’s account', async () => {
  const person = await aPerson()
  emails.set('sub-3', { email: person.email, email_verified: false })
  expect(await throughProvider(aBrowser(), 'sub-3')).toBe('refused')
})

test('a person who is deactivated does not get in by the provider either', async () => {
  const person = await aPerson()
  emails.set('sub-4', { email: person.email, email_verified: true })
  await sql`update person set deactivated_at = now() where id = ${person.id}`.execute(database())
  expect(await throughProvider(aBrowser(), 'sub-4')).toBe('refused')
})

test('no token of the provider is kept', async () => {
  const { rows } = await sql`select access_token, refresh_token, id_token from sign_in_account
    where provider_id = 'oidc'`.execute(database())
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows)
    expect(row).toEqual({ access_token: null, refresh_token: null, id_token: null })
})

test('what came back from the provider works once, and only in the browser that was sent there', async () => {
  const person = await aPerson()
  emails.set('sub-5', { email: person.email, email_verified: true })
  const browser = aBrowser()
  const back = await atProvider(browser, 'sub-5')
  expect(await finishElsewhere(at(aBrowser(), back))).toBe('refused')
  const jar = new Map(browser.jar)
  expect(await finishElsewhere(at(browser, back))).toBe('signed-in')
  expect(await finishElsewhere(at(aBrowser({ jar }), back))).toBe('refused')
})

test('an answer without state, with another state, or with an error is refused', async () => {
  const browser = aBrowser()
  await beginElsewhere(browser)
  for (const query of ['code=abc', 'code=abc&state=guessed', 'error=access_denied']) {
    expect(await finishElsewhere(at(browser, `${origin}/dang-nhap/callback/oidc?${query}`))).toBe(
      'refused',
    )
  }
})

test('an answer that says it comes from another provider is refused', async () => {
  const person = await aPerson()
  emails.set('sub-6', { email: person.email, email_verified: true })
  const browser = aBrowser()
  const back = new URL(await atProvider(browser, 'sub-6'))
  back.searchParams.set('iss', lying.issuer)
  expect(await finishElsewhere(at(browser, back.href))).toBe('refused')
})

test('an identity token that is right opens the account; this provider lies only when told to', async () => {
  expect(await lie({})).toBe('signed-in')
})

test('an identity token without an e-mail is completed by what the provider says about the same person', async () => {
  expect(await lie({ claims: { email: undefined } })).toBe('signed-in')
})

test.each<[string, { signing?: Signing; claims?: object; none?: true }]>([
  ['signed with a key nobody published', { signing: 'unknown' }],
  ['not signed at all', { signing: 'none' }],
  ['signed with the published key as if it were a password', { signing: 'published-as-password' }],
  ['with another nonce', { claims: { nonce: 'replayed' } }],
  ['without a nonce', { claims: { nonce: undefined } }],
  ['of another issuer', { claims: { iss: 'https://elsewhere.example' } }],
  ['for another program', { claims: { aud: 'another-client' } }],
  ['that is over', { claims: { exp: Math.floor(Date.now() / 1000) - 3_600 } }],
  ['that is missing', { none: true }],
  [
    'about one person, with an answer about another',
    { claims: { sub: 'another', email: undefined } },
  ],
])('an identity token %s opens nothing', async (_, wrong) => {
  expect(await lie(wrong)).toBe('refused')
})

test('a provider that does not answer keeps nobody from signing in by password', async () => {
  useProvider('http://127.0.0.1:9')
  expect(await beginElsewhere(aBrowser())).toBeUndefined()
})

/** Signs in at the provider that says what it is told; all that is not wrong is right. */
async function lie({
  signing = 'own',
  claims = {},
  none,
  person,
}: {
  signing?: Signing
  claims?: object
  none?: true
  person?: { readonly email: string }
}) {
  const { email } = person ?? (await aPerson())
  useProvider(lying.issuer)
  const browser = aBrowser()
  const address = new URL((await beginElsewhere(browser)) ?? '')
  expect(address.searchParams.get('code_challenge_method')).toBe('S256')
  const now = Math.floor(Date.now() / 1000)
  const right = {
    iss: lying.issuer,
    sub: email,
    aud: clientId,
    iat: now,
    exp: now + 60,
    nonce: address.searchParams.get('nonce'),
    email,
    email_verified: true,
  }
  lying.about = { sub: email, email, email_verified: true }
  lying.next = none ? null : { signing, claims: { ...right, ...claims } }
  const state = address.searchParams.get('state') ?? ''
  return finishElsewhere(at(browser, `${origin}/dang-nhap/callback/oidc?code=any&state=${state}`))
}

/** A person who has set up an authenticator, and is signed out again. */
async function withAuthenticator() {
  const person = await aPerson()
  const browser = aBrowser()
  await signInByPassword(browser, person)
  await beginAuthenticator(browser, { personId: person.id }, person.password)
  const session = await sessionOf(browser)
  const key = session && (await enrolmentOf(browser, session))?.key
  if (!session || !key) throw new Error('no authenticator was begun')
  expect(await confirmAuthenticator(browser, session, codeOf(key))).toHaveLength(10)
  await signOut(browser)
  return { person, key }
}

async function sessionsOf(personId: string): Promise<number> {
  const { rows } = await sql`select from sign_in_session where person_id = ${personId}`.execute(
    database(),
  )
  return rows.length
}

const at = (browser: Browser, address: string): Browser =>
  Object.defineProperties(
    { ...browser },
    { url: { value: new URL(address) }, request: { value: browser.request } },
  )

async function throughProvider(browser: Browser, subject: string) {
  return finishElsewhere(at(browser, await atProvider(browser, subject)))
}

/** Follows the browser to the provider and through its pages; gives the address it is sent back to. */
async function atProvider(browser: Browser, subject: string): Promise<string> {
  const cookies = new Map<string, string>()
  let address = (await beginElsewhere(browser)) ?? ''
  for (let step = 0; step < 12; step += 1) {
    if (address.startsWith(origin)) return address
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const isAsked = address.includes('/interaction/')
    const response = await fetch(isAsked ? `${address}?as=${subject}` : address, {
      headers: { cookie },
      redirect: 'manual',
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      cookies.set(name, value)
    }
    address = new URL(response.headers.get('location') ?? '', address).href
  }
  throw new Error(`the provider leads nowhere: ${address}`)
}

function useProvider(issuer: string) {
  process.env.KC_OIDC_ISSUER = issuer
  process.env.KC_OIDC_CLIENT_ID = clientId
  process.env.KC_OIDC_CLIENT_SECRET = 'a secret of the tests and of nobody else'
}

/** A provider as others run it, which believes whoever asks to be somebody. */
async function aRealProvider() {
  const server = createServer()
  const issuer = await listening(server)
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: 'a secret of the tests and of nobody else',
        redirect_uris: [`${origin}/dang-nhap/callback/oidc`],
      },
    ],
    acrValues: ['vn:1', 'vn:2'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    cookies: { keys: ['only for tests'] },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, name: 'Người ở nơi khác', ...emails.get(accountId) }),
    }),
  })
  const callback = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response)
    void answerInteraction()

    async function answerInteraction() {
      const accountId = new URL(request.url ?? '', issuer).searchParams.get('as') ?? ''
      const { prompt, params } = await provider.interactionDetails(request, response)
      if (prompt.name === 'login') {
        const acr = asked.get(accountId)
        const login = { accountId, ...(acr === undefined ? {} : { acr }) }
        return provider.interactionFinished(request, response, { login })
      }
      const grant = new provider.Grant({ accountId, clientId: String(params.client_id) })
      grant.addOIDCScope('openid email profile')
      const consent = { grantId: await grant.save() }
      return provider.interactionFinished(
        request,
        response,
        { consent },
        { mergeWithLastSubmission: true },
      )
    }
  })
  return { issuer, close: () => void server.close() }
}
