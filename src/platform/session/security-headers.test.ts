import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createWebServer, type PageHandler } from '#platform/serve/web-server.ts'
import { headersDoor, securityHeaders } from './security-headers.ts'

/** The headers of an answer behind the door. */
async function headersOf(
  pages: PageHandler,
  headers: Record<string, string> = {},
): Promise<Headers> {
  const server = createWebServer([headersDoor(() => 'X-Forwarded-Proto')], pages).listen(
    0,
    '127.0.0.1',
  )
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers })
  await answer.arrayBuffer()
  server.close()
  return answer.headers
}

test('an answer of our own fault carries every security header', async () => {
  const headers = await headersOf((_, response) => response.writeHead(500).end('Có lỗi.'))
  for (const [name, value] of securityHeaders) expect(headers.get(name), name).toBe(value)
})

test('a page keeps the policy it made for itself', async () => {
  const own = "default-src 'self'"
  const headers = await headersOf((_, response) =>
    response.writeHead(200, { 'content-security-policy': own, 'content-type': 'text/html' }).end(),
  )
  expect(headers.get('content-security-policy')).toBe(own)
  expect(headers.get('content-type')).toBe('text/html')
})

test('over https a browser is told to come by nothing else, over http it is not', async () => {
  const ok: PageHandler = (_, response) => response.end('a')
  expect(
    (await headersOf(ok, { 'x-forwarded-proto': 'https' })).get('strict-transport-security'),
  ).toMatch(/^max-age=\d{8}; includeSubDomains$/)
  expect(
    (await headersOf(ok, { 'x-forwarded-proto': 'http' })).get('strict-transport-security'),
  ).toBeNull()
})
