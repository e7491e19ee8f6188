import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { outsideDoors } from './outside-door.ts'
import { createWebServer } from './web-server.ts'

test('a page asked for over http is sent on to https; a machine is refused, so that nobody sends its key that way twice', async () => {
  const origin = 'https://khuyencong.vi-du.example'
  const { protocol, name } = outsideDoors({
    origin,
    trustedProxies: ['127.0.0.1'],
    protocolHeader: 'x-forwarded-proto',
  })
  // The name is asked for by another door: a client of the tests cannot say one that is not its own.
  const named = createWebServer(
    [
      protocol,
      (request) => {
        request.headers.host = new URL(origin).host
        return false
      },
      name,
    ],
    (_, response) => response.end('a page'),
  ).listen(0, '127.0.0.1')
  await once(named, 'listening')
  const ask = (path: string, protocolSaid: string) =>
    fetch(`http://127.0.0.1:${(named.address() as AddressInfo).port}${path}`, {
      redirect: 'manual',
      headers: { 'x-forwarded-proto': protocolSaid, authorization: 'Bearer kc_live_x' },
    })
  const unsaid = await ask('/de-an', 'spdy')
  expect([unsaid.status, unsaid.headers.get('content-type')]).toEqual([
    502,
    'text/plain; charset=utf-8',
  ])
  const page = await ask('/de-an', 'http')
  expect(page.status).toBe(308)
  expect(page.headers.get('location')).toBe(`${origin}/de-an`)
  for (const path of ['/api/v1/schemes', '/api/v1/openapi.json?a=1']) {
    const machine = await ask(path, 'http')
    expect(machine.status).toBe(403)
    expect(machine.headers.get('location')).toBeNull()
    expect(machine.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(await machine.json()).toMatchObject({ status: 403, title: 'Không vào được' })
    expect(await (await ask(path, 'https')).text()).toBe('a page')
  }
  named.close()
})
