import { expect, test } from 'vitest'
import { beginAuthenticator, confirmAuthenticator, enrolmentOf } from './authenticator.ts'
import { asProgram } from './as-program.ts'
import { newPasswordLink, setPasswordByLink } from './password-link.ts'
import { finishByCode } from './second-step.ts'
import { sessionOf } from './session.ts'
import { signInByPassword } from './sign-in.ts'
import { aBrowser, aPerson, type Browser } from './testing.ts'
import { codeOf } from './testing-code.ts'

test('a password set anew by a link opens nothing without the code of the authenticator', async () => {
  const person = await aPerson()
  const key = await setUpAuthenticator(person)
  const link = await asProgram('test', (tx) =>
    newPasswordLink(tx, { personId: person.id, origin: 'http://localhost:3000', validMinutes: 30 }),
  )
  const password = 'lúa nếp cái hoa vàng'
  const token = new URL(link).searchParams.get('ma') ?? ''
  const byMail = aBrowser()
  expect(await setPasswordByLink(byMail, token, password)).toEqual({ outcome: 'set' })
  expect(await sessionOf(byMail)).toBeNull()

  const browser = aBrowser()
  expect(await signInByPassword(browser, { ...person, password })).toEqual({
    outcome: 'second-step',
  })
  expect(await sessionOf(browser)).toBeNull()
  expect(await finishByCode(browser, codeOf(key, 1))).toEqual({ outcome: 'signed-in' })
  expect(await sessionOf(browser)).toMatchObject({ personId: person.id })
})

async function setUpAuthenticator(person: Awaited<ReturnType<typeof aPerson>>): Promise<string> {
  const browser: Browser = aBrowser()
  await signInByPassword(browser, person)
  await beginAuthenticator(browser, { personId: person.id }, person.password)
  const session = await sessionOf(browser)
  const enrolment = session && (await enrolmentOf(browser, session))
  if (!enrolment) throw new Error('nothing is being set up')
  expect(await confirmAuthenticator(browser, session, codeOf(enrolment.key))).toHaveLength(10)
  return enrolment.key
}
