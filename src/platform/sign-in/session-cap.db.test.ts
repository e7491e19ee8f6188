import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { database } from '#platform/db/pool.ts'
import { listMySessions } from './my-sessions.ts'
import { placesAtOnce } from './session-cap.ts'
import { openSession, sessionOf } from './session.ts'
import { signInByPassword } from './sign-in.ts'
import { aBrowser, aPerson, type Browser } from './testing.ts'

afterEach(() => {
  delete process.env.KC_SESSIONS_AT_ONCE
})

const openOf = async (browsers: readonly Browser[]) => {
  const sessions = await Promise.all(browsers.map((browser) => sessionOf(browser)))
  return sessions.map((session) => session !== null)
}

test('whoever signs in at a sixth place is signed out at the oldest, and reads so in the list', async () => {
  const person = await aPerson()
  const browsers: Browser[] = []
  for (let n = 0; n < 6; n += 1) {
    const browser = aBrowser()
    await signInByPassword(browser, person)
    browsers.push(browser)
  }
  expect(await openOf(browsers)).toEqual([false, true, true, true, true, true])
  const last = browsers.at(-1) && (await sessionOf(browsers.at(-1) as Browser))
  if (!last) throw new Error('the last is signed out')
  const list = await listMySessions(last)
  expect(list.map(({ putOut }) => putOut)).toEqual([1, 0, 0, 0, 0])
  const { rows } = await sql<{
    told: string
  }>`select payload::json ->> 'after' as told from audit_entry
    where payload::json ->> 'subject' = 'event.signedOut' and root_id = ${person.id}`.execute(
    database(),
  )
  expect(rows.map(({ told }) => JSON.parse(told) as unknown)).toEqual([
    { sessions: 1, by: 'limit' },
  ])
})

test('signing in again in the same browser puts nobody out', async () => {
  const person = await aPerson()
  const elsewhere = aBrowser()
  await signInByPassword(elsewhere, person)
  const browser = aBrowser()
  for (let n = 0; n < 8; n += 1) await signInByPassword(browser, person)
  expect(await openOf([elsewhere, browser])).toEqual([true, true])
})

test('the office sets how many; of many at the same time so many stay', async () => {
  process.env.KC_SESSIONS_AT_ONCE = '2'
  const person = await aPerson()
  const browsers = Array.from({ length: 16 }, () => aBrowser())
  await Promise.all(browsers.map((browser) => openSession(browser, person.id, 'passkey')))
  expect((await openOf(browsers)).filter((isOpen) => isOpen)).toHaveLength(2)
})

test('a session that has rested too long does not count as a place', async () => {
  process.env.KC_SESSIONS_AT_ONCE = '2'
  const person = await aPerson()
  const [first, second, third] = [aBrowser(), aBrowser(), aBrowser()]
  await signInByPassword(first, person)
  await signInByPassword(second, person)
  await sql`update sign_in_session set seen_at = now() - interval '1 day' where token =
    (select token from sign_in_session where person_id = ${person.id} order by created_at desc limit 1)`.execute(
    database(),
  )
  await signInByPassword(third, person)
  expect(await openOf([first, second, third])).toEqual([true, false, true])
})

test('somebody of the demo is played at any number of places', async () => {
  const person = await aPerson()
  const browsers = Array.from({ length: 7 }, () => aBrowser())
  for (const browser of browsers) await openSession(browser, person.id, 'demo')
  expect(await openOf(browsers)).not.toContain(false)
})

test('a limit of places is told to whom it holds for, and to nobody of the demo', async () => {
  const { id } = await aPerson()
  expect(await placesAtOnce(id)).toBe(5)
  process.env.KC_SESSIONS_AT_ONCE = '3'
  expect(await placesAtOnce(id)).toBe(3)
  await sql`update person set is_demo = true where id = ${id}`.execute(database())
  expect(await placesAtOnce(id)).toBeNull()
})
