import { isRedirect } from '@sveltejs/kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBrowser } from '#platform/sign-in/testing.ts'
import { aLyingProvider, type LyingProvider } from '#platform/sign-in/testing-provider.ts'
import { GET } from './+server.ts'

let provider: LyingProvider
beforeAll(async () => {
  provider = await aLyingProvider()
  process.env.KC_OIDC_ISSUER = provider.issuer
  process.env.KC_OIDC_CLIENT_ID = 'khuyen-cong'
})
afterAll(() => provider.close())

/** Where a browser is led that was sent to the provider's door by a site of a kind. */
async function ledTo(site: string | null): Promise<string> {
  const browser = aBrowser()
  const url = new URL('http://localhost:3000/dang-nhap/oidc?ve=%2Fde-an')
  const headers = new Headers(site === null ? {} : { 'sec-fetch-site': site })
  const event = { ...browser, url, request: { headers } } as unknown as Parameters<typeof GET>[0]
  try {
    await GET(event)
  } catch (thrown) {
    if (isRedirect(thrown)) return thrown.location
    throw thrown
  }
  throw new Error('led nowhere')
}

test('who asked here, or typed the address, is led to the provider', async () => {
  for (const site of ['same-origin', 'none', null])
    expect(await ledTo(site)).toContain(`${provider.issuer}/auth?`)
})

test('whom another site sent to sign in is asked first', async () => {
  for (const site of ['cross-site', 'same-site']) expect(await ledTo(site)).toBe('/dang-nhap')
})
