import { isRedirect } from '@sveltejs/kit'
import { expect, test } from 'vitest'
import { beginAuthenticator, enrolmentOf } from '#platform/sign-in/authenticator.ts'
import { listMySessions } from '#platform/sign-in/my-sessions.ts'
import { sessionOf } from '#platform/sign-in/session.ts'
import { signInByPassword } from '#platform/sign-in/sign-in.ts'
import { stepUp } from '#platform/sign-in/step-up.ts'
import { aBrowser, aPerson, type Browser } from '#platform/sign-in/testing.ts'
import { actions, load } from './+page.server.ts'
import type { RequestEvent } from './$types'
import { GET, POST } from './khoa/+server.ts'

type KeyEvent = Parameters<typeof GET>[0]

test.each<[string, keyof typeof actions, Record<string, string>]>([
  ['another e-mail', 'thu', { email: 'dia-chi-moi@vidu.vn' }],
  ['taking the authenticator away', 'bo', {}],
  ['new recovery codes', 'ma-moi', {}],
  ['taking a passkey away', 'bo-khoa', { passkey: 'x' }],
  ['ending other sessions', 'dang-xuat', {}],
])('%s asks first who it is, and is then done', async (_, name, fields) => {
  const { person, browser } = await signedIn()
  const elsewhere = aBrowser()
  await signInByPassword(elsewhere, person)
  const sent = async () => {
    const event = await eventOf(browser, fields)
    return Promise.resolve(actions[name]?.(event as RequestEvent)).catch(ledTo)
  }
  expect(await sent()).toMatch(/^\/xac-nhan\?ve=%2Ftoi%2Fbao-mat&giu=/)
  expect(await sessionOf(elsewhere)).not.toBeNull()
  await sayAgain(browser, person)
  expect(await sent()).not.toEqual(expect.stringMatching(/^\/xac-nhan/))
  if (name === 'dang-xuat') expect(await sessionOf(elsewhere)).toBeNull()
})

test('a passkey is made only by whoever has just said again who they are', async () => {
  const { person, browser } = await signedIn()
  const asked = async () => (await GET((await eventOf(browser)) as KeyEvent)).json()
  expect(await asked()).toEqual({ go: '/xac-nhan?ve=%2Ftoi%2Fbao-mat%3Fkhoa%3D%23khoa' })
  const answer = { id: 'AA', rawId: 'AA', type: 'public-key', response: {} }
  const event = await eventOf(browser, {}, { response: answer, name: 'a' })
  await expect(POST(event as KeyEvent)).rejects.toMatchObject({ kind: 'forbidden' })
  await sayAgain(browser, person)
  expect(await asked()).toMatchObject({ challenge: expect.stringMatching(/^[\w-]{20,}$/) })
})

test('who is asked first who they are comes back to the name they had typed for the passkey, and presses again', async () => {
  const { person, browser } = await signedIn()
  const at = async (address: string) => {
    const event = (await eventOf(browser)) as { url: URL }
    event.url = new URL(address, 'http://localhost:3000')
    return event
  }
  const asked = await GET((await at('/toi/bao-mat/khoa?ten=%20Ma%CC%81y+A%20')) as KeyEvent)
  const { go } = (await asked.json()) as { go: string }
  const back = new URLSearchParams(go.split('?')[1]).get('ve') ?? ''
  expect(back).toBe('/toi/bao-mat?khoa=M%C3%A1y+A#khoa')
  const shown = async (address: string) => load((await at(address)) as Parameters<typeof load>[0])
  expect(await shown(back)).toMatchObject({ passkeyName: 'Máy A', isPressLeft: false })
  await sayAgain(browser, person)
  expect(await shown(back)).toMatchObject({ passkeyName: 'Máy A', isPressLeft: true })
  expect(await shown('/toi/bao-mat')).toMatchObject({ passkeyName: '', isPressLeft: false })
})

test('an authenticator is not begun without the password of whoever has one', async () => {
  const { browser, session } = await signedIn()
  for (const password of ['', 'một mật khẩu sai'])
    expect(await beginAuthenticator(browser, session, password)).toBe('wrong')
  expect(await enrolmentOf(browser, session)).toBeNull()
})

async function signedIn() {
  const person = await aPerson()
  const browser = aBrowser()
  await signInByPassword(browser, person)
  const session = await sessionOf(browser)
  if (!session) throw new Error('nobody is signed in')
  expect(await listMySessions(session)).toHaveLength(1)
  return { person, browser, session }
}

async function sayAgain(browser: Browser, { password }: { password: string }): Promise<void> {
  const session = await sessionOf(browser)
  if (!session) throw new Error('nobody is signed in')
  expect(await stepUp(browser, session, { by: 'password', password })).toEqual({
    outcome: 'strong',
  })
}

/** What a page is given of a form or a JSON body of this browser. */
async function eventOf(browser: Browser, fields: Record<string, string> = {}, json?: object) {
  const url = new URL('http://localhost:3000/toi/bao-mat')
  const body = json ? JSON.stringify(json) : new URLSearchParams(fields)
  const type = json ? 'application/json' : 'application/x-www-form-urlencoded'
  const cookie = browser.request.headers.get('cookie') ?? ''
  return {
    ...browser,
    url,
    request: new Request(url, { method: 'POST', body, headers: { 'content-type': type, cookie } }),
    locals: { session: await sessionOf(browser) },
  } as unknown
}

function ledTo(thrown: unknown): string {
  if (isRedirect(thrown)) return thrown.location
  throw thrown
}
