import { isRedirect } from '@sveltejs/kit'
import { afterEach, expect, test } from 'vitest'
import { aBrowser } from '#platform/sign-in/testing.ts'
import { takeNotice } from '#ui/page/flash.ts'
import { load as loadCode } from './ma/+page.server.ts'
import { GET as begin } from './oidc/+server.ts'

afterEach(() => {
  delete process.env.KC_OIDC_ISSUER
  delete process.env.KC_OIDC_CLIENT_ID
})

/** Where a step of signing in leads a browser that wanted a page, and what is said there. */
async function ledBy(step: (event: never) => unknown, address: string) {
  const browser = aBrowser()
  const url = new URL(address, 'http://localhost:3000')
  const event = { ...browser, url, request: { headers: new Headers() } } as never
  const thrown = await Promise.resolve(event)
    .then(step)
    .catch((error: unknown) => error)
  if (!isRedirect(thrown)) throw thrown
  return { path: thrown.location, says: takeNotice(browser.cookies)?.text }
}

test('who finds the provider out of reach signs in another way, and comes to the page they wanted', async () => {
  process.env.KC_OIDC_ISSUER = 'http://127.0.0.1:9'
  process.env.KC_OIDC_CLIENT_ID = 'khuyen-cong'
  expect(await ledBy(begin, '/dang-nhap/oidc?ve=%2Fde-an%3Fq%3Dmay%26trang%3D2')).toEqual({
    path: '/dang-nhap?ve=%2Fde-an%3Fq%3Dmay%26trang%3D2',
    says: expect.any(String),
  })
})

test('whose second step is over begins again, and comes to the page they wanted', async () => {
  expect(await ledBy(loadCode, '/dang-nhap/ma?ve=%2Fde-an%3Fq%3Dmay')).toEqual({
    path: '/dang-nhap?ve=%2Fde-an%3Fq%3Dmay',
    says: expect.any(String),
  })
})
