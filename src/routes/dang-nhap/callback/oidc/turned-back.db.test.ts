import { isRedirect } from '@sveltejs/kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBrowser } from '#platform/sign-in/testing.ts'
import { aLyingProvider, type LyingProvider } from '#platform/sign-in/testing-provider.ts'
import { takeNotice } from '#ui/page/flash.ts'
import { afterCookie } from '../../after-cookie.ts'
import { GET } from './+server.ts'

let provider: LyingProvider
beforeAll(async () => {
  provider = await aLyingProvider()
  process.env.KC_OIDC_ISSUER = provider.issuer
  process.env.KC_OIDC_CLIENT_ID = 'khuyen-cong'
})
afterAll(() => provider.close())

/** Where a browser is led that comes back from the provider, and what it is told there. */
async function ledTo(query: string, after: string) {
  const browser = aBrowser()
  afterCookie.set(browser, after)
  const url = new URL(`http://localhost:3000/dang-nhap/callback/oidc?${query}`)
  const event = Object.defineProperties(
    { ...browser },
    { url: { value: url }, request: { value: browser.request } },
  ) as unknown as Parameters<typeof GET>[0]
  const thrown: unknown = await Promise.resolve(GET(event)).catch((error: unknown) => error)
  return {
    path: isRedirect(thrown) ? thrown.location : null,
    says: takeNotice(browser.cookies)?.text,
  }
}

test('who turned back at the provider is told so, and signs in another way to the page they wanted', async () => {
  const { path, says } = await ledTo('error=access_denied&state=x', '/de-an?q=may')
  expect(path).toBe('/dang-nhap?ve=%2Fde-an%3Fq%3Dmay')
  expect(says).toContain('đã bị hủy')
})

test('who was refused is told whom an account elsewhere opens for, and keeps the page they wanted', async () => {
  const { path, says } = await ledTo('code=abc&state=guessed', '/de-an')
  expect(path).toBe('/dang-nhap?ve=%2Fde-an')
  expect(says).toContain('đơn vị đã mời')
  expect((await ledTo('error=server_error&state=x', '/de-an')).says).toBe(says)
})

test('who wanted no page is led to the sign-in page alone', async () => {
  expect((await ledTo('error=access_denied', '/')).path).toBe('/dang-nhap')
})
