import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { database } from '#platform/db/pool.ts'
import { beginAuthenticator, confirmAuthenticator, enrolmentOf } from './authenticator.ts'
import { finishByCode, finishByRecoveryCode, isSecondStep } from './second-step.ts'
import { sessionOf } from './session.ts'
import { signInByPassword } from './sign-in.ts'
import { isStrong, stepUp, takeKeptForm } from './step-up.ts'
import { aBrowser, aPerson, mustBe, stretchWaits, type Browser } from './testing.ts'
import { codeOf } from './testing-code.ts'

test('with an authenticator the password alone opens nothing; the code does', async () => {
  const { person, key } = await withAuthenticator()
  const browser = await afterPassword(person)
  expect(await sessionOf(browser)).toBeNull()
  expect(await isSecondStep(browser)).toBe(true)
  expect(await finishByCode(browser, codeOf(key, 1))).toEqual({ outcome: 'signed-in' })
  const session = await sessionOf(browser)
  expect(session).toMatchObject({ personId: person.id })
  expect(session && isStrong(session, 1)).toBe(true)
  expect(await isSecondStep(browser)).toBe(false)
})

test('of sixteen sign-ins with one code at the same time one succeeds', async () => {
  const { person, key } = await withAuthenticator()
  const browsers = []
  for (let n = 0; n < 16; n += 1) browsers.push(await afterPassword(person))
  await sql`update sign_in_back_off set tries = -100 where key like 'code:%'`.execute(database())
  const code = codeOf(key, 1)
  const outcomes = await Promise.all(browsers.map((browser) => finishByCode(browser, code)))
  expect(outcomes.filter(({ outcome }) => outcome === 'signed-in')).toHaveLength(1)
  const open = await Promise.all(browsers.map((browser) => sessionOf(browser)))
  expect(open.filter((session) => session !== null)).toHaveLength(1)
})

test('a code that was used to sign in does not say again who one is, nor the other way round', async () => {
  const { person, key } = await withAuthenticator()
  const browser = await afterPassword(person)
  const code = codeOf(key, 1)
  await finishByCode(browser, code)
  const session = await mustBe(browser)
  expect(await stepUp(browser, session, { by: 'code', code })).toEqual({ outcome: 'wrong' })
  const next = await withAuthenticator()
  const other = codeOf(next.key, 1)
  expect(
    await stepUp(next.browser, await mustBe(next.browser), { by: 'code', code: other }),
  ).toEqual({
    outcome: 'strong',
  })
  expect(await finishByCode(await afterPassword(next.person), other)).toEqual({ outcome: 'wrong' })
})

test('the code by which an authenticator was set up opens nothing afterwards', async () => {
  const person = await aPerson()
  const browser = aBrowser()
  await signInByPassword(browser, person)
  const session = await mustBe(browser)
  await beginAuthenticator(browser, session, person.password)
  const code = codeOf((await enrolmentOf(browser, session))?.key ?? '')
  expect(await confirmAuthenticator(browser, session, code)).toHaveLength(10)
  expect(await finishByCode(await afterPassword(person), code)).toEqual({ outcome: 'wrong' })
})

test('of sixteen steps up with one code at the same time one succeeds', async () => {
  const { key, browser } = await withAuthenticator()
  const session = await mustBe(browser)
  const code = codeOf(key, 1)
  const tries = Array.from({ length: 16 }, () =>
    stepUp(aBrowser({ jar: new Map(browser.jar) }), session, { by: 'code', code }),
  )
  const outcomes = await Promise.all(tries)
  expect(outcomes.filter(({ outcome }) => outcome === 'strong')).toHaveLength(1)
})

test('wrong codes are held back after a few, whoever tries', async () => {
  const { person, key } = await withAuthenticator()
  for (let n = 0; n < 6; n += 1) {
    expect(await finishByCode(await afterPassword(person), '000000')).toEqual({ outcome: 'wrong' })
  }
  await stretchWaits()
  expect((await finishByCode(await afterPassword(person), codeOf(key, 1))).outcome).toBe('wait')
})

test('a recovery code opens once', async () => {
  const { person, codes } = await withAuthenticator()
  const code = (codes[3] ?? '').toUpperCase().replaceAll('-', ' ')
  const browser = await afterPassword(person)
  expect(await finishByRecoveryCode(browser, code)).toEqual({ outcome: 'signed-in' })
  expect(await sessionOf(browser)).toMatchObject({ personId: person.id })
  expect(await finishByRecoveryCode(await afterPassword(person), code)).toEqual({
    outcome: 'wrong',
  })
})

test('of eight uses of one recovery code at the same time one succeeds', async () => {
  const { person, codes } = await withAuthenticator()
  const browsers = []
  for (let n = 0; n < 8; n += 1) browsers.push(await afterPassword(person))
  await sql`update sign_in_back_off set tries = -100 where key like 'code:%'`.execute(database())
  const outcomes = await Promise.all(
    browsers.map((one) => finishByRecoveryCode(one, codes[0] ?? '')),
  )
  expect(outcomes.filter(({ outcome }) => outcome === 'signed-in')).toHaveLength(1)
})

test('recovery codes and keys of authenticators are not readable in the database', async () => {
  const { person, key, codes } = await withAuthenticator()
  const { rows } = await sql<{ text: string }>`
    select concat((select string_agg(hash, ' ') from sign_in_recovery_code where person_id = ${person.id}),
      (select concat(secret, backup_codes) from sign_in_two_factor where person_id = ${person.id})) as text`.execute(
    database(),
  )
  const text = (rows[0]?.text ?? '').toLowerCase()
  expect(text).toContain('$argon2id$')
  for (const secret of [...codes, ...codes.map((code) => code.replaceAll('-', '')), key]) {
    expect(text).not.toContain(secret.toLowerCase().replaceAll(' ', ''))
  }
})

test('the second step cannot be taken without the first, nor after its time is over', async () => {
  const { person, key } = await withAuthenticator()
  expect(await finishByCode(aBrowser(), codeOf(key, 1))).toEqual({ outcome: 'over' })
  const forged = aBrowser({ jar: new Map([['kc.two_factor', `2fa-guessed.${'A'.repeat(43)}=`]]) })
  expect(await finishByCode(forged, codeOf(key, 1))).toEqual({ outcome: 'over' })
  const late = await afterPassword(person)
  await sql`update sign_in_verification set expires_at = now() - interval '1 second' where value = ${person.id}`.execute(
    database(),
  )
  expect(await finishByCode(late, codeOf(key, 1))).toEqual({ outcome: 'over' })
})

test('whoever has an authenticator cannot say again who they are by the password', async () => {
  const { person, browser } = await withAuthenticator()
  const shown = { by: 'password', password: person.password } as const
  expect(await stepUp(browser, await mustBe(browser), shown)).toEqual({ outcome: 'wrong' })
})

test('somebody the demo invented confirms without anything to show, and nobody else does', async () => {
  const person = await aPerson()
  const browser = aBrowser()
  await signInByPassword(browser, person)
  expect(await stepUp(browser, await mustBe(browser), { by: 'demo' })).toEqual({ outcome: 'wrong' })
  await sql`update person set is_demo = true where id = ${person.id}`.execute(database())
  expect(await stepUp(browser, await mustBe(browser), { by: 'demo' })).toEqual({
    outcome: 'strong',
  })
  expect(isStrong(await mustBe(browser), 5)).toBe(true)
  await sql`update person set is_demo = false where id = ${person.id}`.execute(database())
})

test('saying again who one is gives the session another token; the one before is worth nothing', async () => {
  const person = await aPerson()
  const browser = aBrowser()
  await signInByPassword(browser, person)
  const before = new Map(browser.jar)
  const session = await mustBe(browser)
  expect(isStrong(session, 60)).toBe(false)
  expect(await stepUp(browser, session, { by: 'password', password: person.password })).toEqual({
    outcome: 'strong',
  })
  const after = await mustBe(browser)
  expect(isStrong(after, 5)).toBe(true)
  expect(isStrong(after, 5, Date.now() + 301_000)).toBe(false)
  expect(after.sessionId).toBe(session.sessionId)
  expect(await sessionOf(aBrowser({ jar: before }))).toBeNull()
})

test('setting up an authenticator ends the other sessions and keeps this one', async () => {
  const person = await aPerson()
  const elsewhere = aBrowser()
  await signInByPassword(elsewhere, person)
  const { browser } = await withAuthenticator(person)
  expect(await sessionOf(browser)).not.toBeNull()
  expect(await sessionOf(elsewhere)).toBeNull()
})

test('an authenticator begun twice at once is begun once', async () => {
  const person = await aPerson()
  const browser = aBrowser()
  await signInByPassword(browser, person)
  const begin = () => beginAuthenticator(browser, { personId: person.id }, person.password)
  expect(await Promise.all([begin(), begin(), begin()])).toEqual(['begun', 'begun', 'begun'])
  expect(await enrolmentOf(browser, await mustBe(browser))).not.toBeNull()
})

test('whoever found a session open guesses at its password no faster than at the door', async () => {
  const person = await aPerson()
  const browser = aBrowser()
  await signInByPassword(browser, person)
  for (let n = 0; n < 6; n += 1)
    expect(
      await beginAuthenticator(browser, { personId: person.id }, `một mật khẩu sai ${n}`),
    ).toBe('wrong')
  await stretchWaits()
  expect(await beginAuthenticator(browser, { personId: person.id }, person.password)).toMatchObject(
    {
      waitSeconds: expect.any(Number),
    },
  )
  expect((await signInByPassword(browser, person)).outcome).toBe('wait')
})

test('nobody takes a form that another person was sending', async () => {
  const { browser } = await withAuthenticator()
  expect(
    await takeKeptForm(await mustBe(browser), '00000000-0000-7000-8000-000000000000'),
  ).toBeNull()
})

async function withAuthenticator(given?: Awaited<ReturnType<typeof aPerson>>) {
  const person = given ?? (await aPerson())
  const browser = aBrowser()
  await signInByPassword(browser, person)
  expect(await beginAuthenticator(browser, { personId: person.id }, 'một mật khẩu sai')).toBe(
    'wrong',
  )
  expect(await beginAuthenticator(browser, { personId: person.id }, person.password)).toBe('begun')
  const enrolment = await enrolmentOf(browser, await mustBe(browser))
  if (!enrolment) throw new Error('nothing is being set up')
  expect(enrolment.path).toMatch(/^(M\d+ \d+h1v1h-1z){400,}$/)
  const codes = await confirmAuthenticator(browser, await mustBe(browser), codeOf(enrolment.key))
  if (!Array.isArray(codes)) throw new Error(`not set up: ${JSON.stringify(codes)}`)
  expect(codes).toHaveLength(10)
  return { person, browser, key: enrolment.key, codes: codes as readonly string[] }
}

async function afterPassword(person: { email: string; password: string }): Promise<Browser> {
  const browser = aBrowser()
  expect(await signInByPassword(browser, person)).toEqual({ outcome: 'second-step' })
  return browser
}
