import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { database } from '#platform/db/pool.ts'
import {
  addPasskey,
  askForNewPasskey,
  askForPasskey,
  listPasskeys,
  removePasskey,
  signInByPasskey,
  stepUpByPasskey,
} from './passkeys.ts'
import { sessionOf, tokenOf } from './session.ts'
import { signInByPassword } from './sign-in.ts'
import { isStrong } from './step-up.ts'
import { aBrowser, aPerson, mustBe } from './testing.ts'
import { anAuthenticator } from './testing-authenticator.ts'

test('a passkey opens the account it was made in, and the session is strong', async () => {
  const { person, device } = await withPasskey()
  const browser = aBrowser()
  expect(await signInByPasskey(browser, device.get(await askForPasskey(browser)))).toBe('signed-in')
  const session = await mustBe(browser)
  expect(session.personId).toBe(person.id)
  expect(isStrong(session, 1)).toBe(true)
})

test.each([
  ['from a device that did not ask who holds it', { isVerified: false }],
  ['given to another site', { origin: 'http://localhost.elsewhere.example' }],
  ['to another question', { challenge: Buffer.from('another question').toString('base64url') }],
])('an answer %s opens nothing', async (_, wrong) => {
  const { device } = await withPasskey()
  const browser = aBrowser()
  expect(await signInByPasskey(browser, device.get(await askForPasskey(browser), wrong))).toBe(
    'refused',
  )
  expect(await sessionOf(browser)).toBeNull()
})

test('an answer opens once, and only in the browser that was asked', async () => {
  const { device } = await withPasskey()
  const browser = aBrowser()
  const answer = device.get(await askForPasskey(browser))
  const jar = new Map(browser.jar)
  expect(await signInByPasskey(aBrowser(), answer)).toBe('refused')
  expect(await signInByPasskey(browser, answer)).toBe('signed-in')
  expect(await signInByPasskey(aBrowser({ jar }), answer)).toBe('refused')
})

test('who adds a passkey has shown a second step, in a session of a new name', async () => {
  const { browser } = await signedIn()
  expect(await mustBe(browser)).toMatchObject({ twoSteps: false })
  const before = tokenOf(browser)
  const answer = anAuthenticator().create(await askForNewPasskey(browser))
  await addPasskey(browser, await mustBe(browser), { answer, name: 'Máy cơ quan' })
  expect(await mustBe(browser)).toMatchObject({ twoSteps: true, strongAt: null })
  expect(tokenOf(browser)).not.toBe(before)
})

test('a device that did not ask who holds it cannot be added', async () => {
  const { browser } = await signedIn()
  const answer = anAuthenticator().create(await askForNewPasskey(browser), { isVerified: false })
  const given = { answer, name: 'Máy lạ' }
  expect(await addPasskey(browser, await mustBe(browser), given)).toBe('refused')
  expect(await listPasskeys(await mustBe(browser))).toEqual([])
})

test('a passkey says again who one is; that of another person does not, and opens no session on the way', async () => {
  const { browser, device } = await withPasskey()
  const other = await withPasskey()
  const session = await mustBe(browser)
  const theirs = other.device.get(await askForPasskey(browser))
  expect(await stepUpByPasskey(browser, session, theirs)).toBe('refused')
  expect(await mustBe(browser)).toMatchObject({ strongAt: null })
  expect(await countSessions(other.person.id)).toBe(1)
  expect(await stepUpByPasskey(browser, session, device.get(await askForPasskey(browser)))).toBe(
    'strong',
  )
  expect(isStrong(await mustBe(browser), 1)).toBe(true)
  expect(await countSessions(session.personId)).toBe(1)
})

test('a passkey that was taken away opens nothing; another person cannot take it away', async () => {
  const { browser, device } = await withPasskey()
  const other = await signedIn()
  const [passkey] = await listPasskeys(await mustBe(browser))
  expect(passkey?.name).toBe('Máy cơ quan')
  expect(await removePasskey(other.browser, await mustBe(other.browser), passkey?.id ?? '')).toBe(
    false,
  )
  expect(await removePasskey(browser, await mustBe(browser), passkey?.id ?? '')).toBe(true)
  const later = aBrowser()
  expect(await signInByPasskey(later, device.get(await askForPasskey(later)))).toBe('refused')
})

test('a person who is deactivated does not get in by passkey', async () => {
  const { person, device } = await withPasskey()
  await sql`update person set deactivated_at = now() where id = ${person.id}`.execute(database())
  const browser = aBrowser()
  expect(await signInByPasskey(browser, device.get(await askForPasskey(browser)))).toBe('refused')
})

async function signedIn() {
  const person = await aPerson()
  const browser = aBrowser()
  await signInByPassword(browser, person)
  return { person, browser }
}

async function withPasskey() {
  const { person, browser } = await signedIn()
  const device = anAuthenticator()
  const answer = device.create(await askForNewPasskey(browser))
  expect(await addPasskey(browser, await mustBe(browser), { answer, name: 'Máy cơ quan' })).toBe(
    'added',
  )
  return { person, browser, device }
}

async function countSessions(personId: string): Promise<number> {
  const { rows } = await sql`select from sign_in_session where person_id = ${personId}`.execute(
    database(),
  )
  return rows.length
}
