import { isRedirect } from '@sveltejs/kit'
import { expect, test } from 'vitest'
import { POST } from './+server.ts'

test.each([
  ['/de-an?q=g%E1%BB%97', '/de-an?q=g%E1%BB%97'],
  ['//elsewhere.vn', '/'],
  ['/\t/elsewhere.vn', '/'],
  ['/a/..//elsewhere.vn', '/'],
  ['/\r\nx: y', '/'],
  ['https://elsewhere.vn', '/'],
])('whoever chose a theme on %j goes back to %j, and is never led elsewhere', async (back, to) => {
  const request = new Request('http://localhost/giao-dien', {
    method: 'POST',
    body: new URLSearchParams({ theme: 'dark', back }),
  })
  const event = { request, cookies: { set: () => {} } }
  const thrown: unknown = await Promise.resolve()
    .then(() => POST(event as unknown as Parameters<typeof POST>[0]))
    .catch((error: unknown) => error)
  expect(isRedirect(thrown) && thrown.location).toBe(to)
})
