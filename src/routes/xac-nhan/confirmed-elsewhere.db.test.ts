import { expect, test } from 'vitest'
import type { SignedIn } from '#platform/sign-in/session.ts'
import { signInByPassword } from '#platform/sign-in/sign-in.ts'
import { requireStrong, stepUp } from '#platform/sign-in/step-up.ts'
import { aBrowser, aPerson, mustBe, type Browser } from '#platform/sign-in/testing.ts'
import { load } from './+page.server.ts'

const at = (browser: Browser, session: SignedIn, address: string) =>
  Object.defineProperties(
    { ...browser, url: new URL(address, 'http://localhost:3000'), locals: { session } },
    { request: { value: browser.request } },
  )

/** What the page that asks shows at an address. */
async function shown(browser: Browser, address: string) {
  const event = at(browser, await mustBe(browser), address)
  return (await load(event as unknown as Parameters<typeof load>[0])) as {
    confirmed: { go: { path: string; fields: unknown } | null } | null
  }
}

test('who says again who they are with a passkey comes back to what was being sent, and nobody before', async () => {
  const person = await aPerson()
  const browser = aBrowser()
  await signInByPassword(browser, person)
  const session = await mustBe(browser)
  const form = new FormData()
  form.append('name', 'Máy của Sở')
  const asked: unknown = await requireStrong(at(browser, session, '/toi/khoa-api?/make'), {
    withinMinutes: 5,
    form,
  }).catch((thrown: unknown) => thrown)
  const { location } = asked as { location: string }
  expect(location).toMatch(/^\/xac-nhan\?/)
  expect((await shown(browser, location)).confirmed).toBeNull()
  // A passkey makes the session strong and leads the browser to the same address.
  await stepUp(browser, session, { by: 'password', password: person.password })
  expect((await shown(browser, location)).confirmed).toEqual({
    go: { path: '/toi/khoa-api?/make', fields: [['name', 'Máy của Sở']] },
  })
  expect((await shown(browser, location)).confirmed).toEqual({ go: null })
})
