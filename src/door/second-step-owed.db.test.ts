import { afterEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { plainDate } from '#core/plain-date.ts'
import { database } from '#platform/db/pool.ts'
import { newId } from '#platform/db/new-id.ts'
import {
  beginAuthenticator,
  confirmAuthenticator,
  enrolmentOf,
} from '#platform/sign-in/authenticator.ts'
import { sessionOf } from '#platform/sign-in/session.ts'
import { signInByPassword } from '#platform/sign-in/sign-in.ts'
import { stepUp } from '#platform/sign-in/step-up.ts'
import { aBrowser, aPerson, type Browser } from '#platform/sign-in/testing.ts'
import { codeOf } from '#platform/sign-in/testing-code.ts'
import type { RequestEvent } from '@sveltejs/kit'
import { whoIs } from './who.ts'

const before = { ...process.env }
afterEach(() => {
  process.env.KC_SECOND_STEP = before.KC_SECOND_STEP ?? ''
})

async function anOfficial(): Promise<Browser & { readonly password: string }> {
  const person = await aPerson()
  await sql`insert into role_holding (id, person_id, role, unit_id, valid_from)
    select ${newId()}, ${person.id}, 'doitLeader', id, ${plainDate('2026-01-01')} from unit
    where kind = 'department' order by id limit 1`.execute(database())
  const browser = aBrowser()
  const { outcome } = await signInByPassword(browser, person)
  expect(outcome).toBe('signed-in')
  return Object.assign(browser, { password: person.password })
}

const asked = (browser: Browser) => whoIs(browser as unknown as RequestEvent)

test('where an office asks for two steps, a role opens only after the second', async () => {
  process.env.KC_SECOND_STEP = 'required'
  const browser = await anOfficial()
  expect(await asked(browser)).toMatchObject({ holding: null, holdings: [], owesSecondStep: true })

  const session = await sessionOf(browser)
  if (!session) throw new Error('nobody is signed in')
  // The password once more is no second step.
  await stepUp(browser, session, { by: 'password', password: browser.password })
  expect(await asked(browser)).toMatchObject({ holding: null, owesSecondStep: true })

  const again = await sessionOf(browser)
  if (!again) throw new Error('nobody is signed in')
  await beginAuthenticator(browser, session, browser.password)
  const enrolment = await enrolmentOf(browser, again)
  await confirmAuthenticator(browser, again, codeOf(enrolment?.key ?? ''))
  expect(await asked(browser)).toMatchObject({
    holding: { role: 'doitLeader' },
    owesSecondStep: false,
  })
})

test('where it does not ask, the password opens the role, and a citizen owes nothing anywhere', async () => {
  process.env.KC_SECOND_STEP = 'optional'
  expect(await asked(await anOfficial())).toMatchObject({
    holding: { role: 'doitLeader' },
    owesSecondStep: false,
  })
  process.env.KC_SECOND_STEP = 'required'
  const person = await aPerson()
  const browser = aBrowser()
  await signInByPassword(browser, person)
  expect(await asked(browser)).toMatchObject({ holding: null, owesSecondStep: false })
})
