import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { database } from '#platform/db/pool.ts'
import { openSession, sessionOf, signOut } from './session.ts'
import { signInByPassword } from './sign-in.ts'
import { aBrowser, aPerson } from './testing.ts'

test('a person signs in with e-mail and password, however the e-mail is written', async () => {
  const person = await aPerson()
  const browser = aBrowser()
  const email = ` ${person.email.toUpperCase()} `
  expect(await signInByPassword(browser, { email, password: person.password })).toEqual({
    outcome: 'signed-in',
  })
  expect(await sessionOf(browser)).toMatchObject({
    personId: person.id,
    personName: person.name,
    strongAt: null,
    actingAs: null,
  })
})

test('a wrong password and an unknown account are one answer', async () => {
  const person = await aPerson()
  const wrong = { outcome: 'wrong' }
  const browser = aBrowser()
  for (const email of [person.email, 'khong.ai@vidu.vn', 'không phải thư']) {
    expect(await signInByPassword(browser, { email, password: 'sai mật khẩu rồi' })).toEqual(wrong)
  }
  expect(browser.jar.size).toBe(0)
})

test('after signing out the old cookie opens nothing', async () => {
  const browser = await signedIn()
  const kept = new Map(browser.jar)
  await signOut(browser)
  expect([...browser.jar.keys()]).toEqual(['kc.device'])
  expect(await sessionOf(aBrowser({ jar: kept }))).toBeNull()
})

test('signing in makes a new session; the one the browser came with is ended', async () => {
  const person = await aPerson()
  const browser = aBrowser()
  await signInByPassword(browser, person)
  const first = new Map(browser.jar)
  await signInByPassword(browser, person)
  expect([...browser.jar.values()]).not.toEqual([...first.values()])
  expect(await sessionOf(aBrowser({ jar: first }))).toBeNull()
  expect(await sessionOf(browser)).not.toBeNull()
})

test('by whatever one signs in, the session the browser came with is ended, and none that is elsewhere', async () => {
  const person = await aPerson()
  const [browser, elsewhere] = [aBrowser(), aBrowser()]
  for (const one of [browser, elsewhere]) await openSession(one, person.id, 'passkey')
  const first = new Map(browser.jar)
  await openSession(browser, person.id, 'provider')
  expect(await sessionOf(aBrowser({ jar: first }))).toBeNull()
  for (const one of [browser, elsewhere]) expect(await sessionOf(one)).not.toBeNull()
})

test('a session put into a browser by somebody else is not the one a person signs in to', async () => {
  const planted = aBrowser({ jar: new Map([['kc.session_token', 'chosen-by-an-attacker.AAAA']]) })
  const person = await aPerson()
  await signInByPassword(planted, person)
  expect(planted.jar.get('kc.session_token')).not.toContain('chosen-by-an-attacker')
  const forged = new Map(planted.jar).set('kc.session_token', 'chosen-by-an-attacker.AAAA')
  expect(await sessionOf(aBrowser({ jar: forged }))).toBeNull()
})

test('a token whose signature was changed opens nothing', async () => {
  const browser = await signedIn()
  const [token] = (browser.jar.get('kc.session_token') ?? '').split('.')
  for (const forged of [token ?? '', `${token}.`, `${token}.${'A'.repeat(43)}=`]) {
    expect(await sessionOf(aBrowser({ jar: new Map([['kc.session_token', forged]]) }))).toBeNull()
  }
})

test('a person who is deactivated is out at once and cannot sign in again', async () => {
  const person = await aPerson()
  const browser = aBrowser()
  await signInByPassword(browser, person)
  await sql`update person set deactivated_at = now() where id = ${person.id}`.execute(database())
  expect(await sessionOf(browser)).toBeNull()
  expect(await signInByPassword(aBrowser(), person)).toEqual({ outcome: 'wrong' })
})

test('a session that rested longer than two hours is over, one that rested less is not', async () => {
  const browser = await signedIn()
  await age(browser, 'seen_at', '119 minutes')
  expect(await sessionOf(browser)).not.toBeNull()
  await age(browser, 'seen_at', '121 minutes')
  expect(await sessionOf(browser)).toBeNull()
})

test('a session in use is over after twelve hours', async () => {
  const browser = await signedIn()
  await age(browser, 'created_at', '719 minutes')
  expect(await sessionOf(browser)).not.toBeNull()
  await age(browser, 'created_at', '721 minutes')
  expect(await sessionOf(browser)).toBeNull()
})

test('over https the cookies are bound to the host', async () => {
  const person = await aPerson()
  const browser = aBrowser({ origin: 'https://khuyencong.vidu.vn' })
  await signInByPassword(browser, person)
  expect([...browser.jar.keys()]).toContain('__Host-kc.session_token')
  expect(await sessionOf(browser)).not.toBeNull()
})

async function signedIn() {
  const browser = aBrowser()
  await signInByPassword(browser, await aPerson())
  return browser
}

async function age(browser: ReturnType<typeof aBrowser>, column: string, by: string) {
  const [token] = (browser.jar.get('kc.session_token') ?? '').split('.')
  await sql`update sign_in_session set ${sql.ref(column)} = now() - ${by}::interval where token = ${token}`.execute(
    database(),
  )
}
