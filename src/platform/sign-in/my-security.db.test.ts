import { getMigrations } from 'better-auth/db/migration'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { database } from '#platform/db/pool.ts'
import { withAuth } from './auth.ts'
import { changePassword } from './change-password.ts'
import { endMySessions, listMySessions } from './my-sessions.ts'
import { sessionOf, type SignedIn } from './session.ts'
import { signInByPassword } from './sign-in.ts'
import { requireStrong, stepUp, takeKeptForm } from './step-up.ts'
import { aBrowser, aPerson, mustBe, type Browser } from './testing.ts'

const next = 'lúa nếp cái hoa vàng'

test('our tables have every column the sign-in library writes', async () => {
  await withAuth('test', 'http://localhost:3000', async (auth) => {
    const { options } = auth
    const found = await getMigrations({
      ...options,
      database: { db: database(), type: 'postgres' },
    })
    const missing = [...found.toBeCreated, ...found.toBeAdded].map(({ table, fields }) => [
      table,
      Object.keys(fields),
    ])
    expect(missing).toEqual([])
  })
})

test('a changed password ends the other sessions and gives this one another token', async () => {
  const { person, browser } = await signedIn()
  const elsewhere = aBrowser()
  await signInByPassword(elsewhere, person)
  const before = new Map(browser.jar)
  const session = await mustBe(browser)
  expect(await changePassword(browser, session, { current: person.password, next })).toEqual({
    outcome: 'changed',
    sessionsEnded: 1,
  })
  expect(await sessionOf(elsewhere)).toBeNull()
  expect(await sessionOf(aBrowser({ jar: before }))).toBeNull()
  expect(await sessionOf(browser)).toMatchObject({ sessionId: session.sessionId })
  expect((await signInByPassword(aBrowser(), { ...person, password: next })).outcome).toBe(
    'signed-in',
  )
})

test('a password is changed only by whoever knows the one of before, and to a good one', async () => {
  const { person, browser } = await signedIn()
  const session = await mustBe(browser)
  const wrong = { current: 'không phải mật khẩu này', next }
  expect(await changePassword(browser, session, wrong)).toEqual({ outcome: 'wrong' })
  const bad = { current: person.password, next: 'password123456' }
  expect(await changePassword(browser, session, bad)).toEqual({
    outcome: 'refused',
    reason: 'common',
  })
  expect((await signInByPassword(aBrowser(), person)).outcome).toBe('signed-in')
})

test('a person sees their own sessions and ends them, and nobody else’s', async () => {
  const { person, browser } = await signedIn()
  const elsewhere = aBrowser({ address: '198.51.100.4' })
  await signInByPassword(elsewhere, person)
  const stranger = await signedIn()
  const session = await mustBe(browser)
  const listed = await listMySessions(session)
  expect(listed.map(({ isThis, address }) => [isThis, address])).toEqual([
    [true, '203.0.113.7'],
    [false, '198.51.100.4'],
  ])
  const theirs = await mustBe(stranger.browser)
  expect(await endMySessions(browser, session, { one: theirs.sessionId })).toBe(0)
  expect(await sessionOf(stranger.browser)).not.toBeNull()
  expect(await endMySessions(browser, session, 'others')).toBe(1)
  expect(await sessionOf(elsewhere)).toBeNull()
  expect(await sessionOf(browser)).not.toBeNull()
})

test('a form that asks for certainty is kept, sealed, while the person says again who they are', async () => {
  const { person, browser } = await signedIn()
  const session = await mustBe(browser)
  const asks = await askedAgain(browser, session, [['reason', 'Đủ hồ sơ']])
  expect(asks.pathname).toBe('/xac-nhan')
  const kept = asks.searchParams.get('giu') ?? ''
  const { rows } = await sql<{ text: string }>`
    select encode(sealed, 'escape') as text from sign_in_kept_form where id = ${kept}`.execute(
    database(),
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]?.text).not.toContain('reason')
  const stranger = await signedIn()
  expect(await takeKeptForm(await mustBe(stranger.browser), kept)).toBeNull()
  await stepUp(browser, session, { by: 'password', password: person.password })
  const strong = await mustBe(browser)
  expect(await requireStrong(at(browser, strong), { withinMinutes: 5 })).toEqual(strong)
  expect(await takeKeptForm(strong, kept)).toMatchObject({ fields: [['reason', 'Đủ hồ sơ']] })
})

test('a form is given back as it was sent, once, and not with a file or a password', async () => {
  const { browser } = await signedIn()
  const session = await mustBe(browser)
  const fields: [string, string][] = [
    ['reason', 'Đủ hồ sơ'],
    ['key', 'abc'],
  ]
  const kept = (await askedAgain(browser, session, fields)).searchParams.get('giu') ?? ''
  expect(await takeKeptForm(session, kept)).toEqual({ path: '/duyet/1?/duyet', fields })
  expect(await takeKeptForm(session, kept)).toBeNull()
  const withFile = await askedAgain(browser, session, [['file', new File(['x'], 'a.pdf')]])
  expect(withFile.searchParams.get('giu')).toBe('khong')
  const withPassword = await askedAgain(browser, session, [['password', next]])
  expect(withPassword.searchParams.get('giu')).toBe('khong')
})

test('a form that was kept longer than a quarter of an hour is not given back', async () => {
  const { browser } = await signedIn()
  const session = await mustBe(browser)
  const keptFor = async (minutes: number) => {
    const asks = await askedAgain(browser, session, [['reason', 'Đủ hồ sơ']])
    const kept = asks.searchParams.get('giu') ?? ''
    await sql`update sign_in_kept_form set expires_at = expires_at - make_interval(mins => ${minutes})
      where id = ${kept}`.execute(database())
    return takeKeptForm(session, kept)
  }
  expect(await keptFor(14)).not.toBeNull()
  expect(await keptFor(15)).toBeNull()
})

test('of forms that were kept the latest five stay, however many are sent', async () => {
  const { browser, person } = await signedIn()
  const session = await mustBe(browser)
  const kept: string[] = []
  for (let n = 0; n < 8; n += 1)
    kept.push((await askedAgain(browser, session, [['n', `${n}`]])).searchParams.get('giu') ?? '')
  const { rows } = await sql<{ id: string }>`
    select id from sign_in_kept_form where person_id = ${person.id}`.execute(database())
  expect(rows.map(({ id }) => id).toSorted()).toEqual(kept.slice(3).toSorted())
  expect((await takeKeptForm(session, kept.at(-1) ?? ''))?.fields).toEqual([['n', '7']])
})

test('signing in and out, saying again who one is and a new password are told by the trail, in the name of the person', async () => {
  const { person, browser } = await signedIn()
  await stepUp(browser, await mustBe(browser), { by: 'password', password: person.password })
  await changePassword(browser, await mustBe(browser), { current: person.password, next })
  const { rows } = await sql<{ told: string }>`
    select payload::json ->> 'subject' as told from audit_entry
    where payload::json ->> 'actor' = ${person.id} and payload::json ->> 'from' is not null order by seq`.execute(
    database(),
  )
  expect(rows.map(({ told }) => told)).toEqual([
    'event.signedIn',
    'event.steppedUp',
    'event.credentialChanged',
  ])
})

test('that somebody guesses at an account is told by the trail once, not at each guess', async () => {
  const person = await aPerson()
  for (let n = 0; n < 6; n += 1)
    await signInByPassword(aBrowser(), { ...person, password: 'không phải mật khẩu này' })
  await expect.poll(() => refusalsOf(person.id)).toBe(1)
})

async function refusalsOf(personId: string): Promise<number> {
  const { rows } = await sql`
    select from audit_entry where payload::json ->> 'subject' = 'event.signInRefused' and root_id = ${personId}`.execute(
    database(),
  )
  return rows.length
}

async function signedIn() {
  const person = await aPerson()
  const browser = aBrowser()
  await signInByPassword(browser, person)
  return { person, browser }
}

const at = (browser: Browser, session: SignedIn) =>
  Object.defineProperties(
    { ...browser, url: new URL('http://localhost:3000/duyet/1?/duyet'), locals: { session } },
    {
      request: { value: browser.request },
    },
  )

async function askedAgain(
  browser: Browser,
  session: SignedIn,
  fields: [string, string | File][],
): Promise<URL> {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const answer: unknown = await requireStrong(at(browser, session), {
    withinMinutes: 5,
    form,
  }).catch((thrown: unknown) => thrown)
  const { location } = answer as { location: string }
  return new URL(location, 'http://localhost:3000')
}
