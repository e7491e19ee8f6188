import { chmodSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formSent } from '../../tools/attack/bodies.ts'
import { send, type Sent } from '../../tools/attack/send.ts'
import { startProduct, type Product } from '../../tools/attack/target/product.ts'

// The program as an office runs it: a proxy speaks https with browsers, and says so in a header.
let folder = ''
let product: Product | undefined

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kc-proxy-'))
  chmodSync(folder, 0o711)
  product = await startProduct(join(folder, 'world'), { PROTOCOL_HEADER: 'x-forwarded-proto' })
}, 180_000)

afterAll(async () => {
  await product?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}, 60_000)

const address = () => product?.address ?? ''
const overHttps = (sent: Sent) =>
  send(
    { address: address(), visitorFor: () => ({}) },
    { ...sent, headers: { ...sent.headers, 'x-forwarded-proto': 'https' } },
  )
const themeFrom = (origin: string) => {
  const sent = formSent(address(), '/giao-dien', { theme: 'dark', back: '/' })
  return overHttps({ ...sent, headers: { ...sent.headers, origin } })
}

test('a browser that came by https is told to come by nothing else', async () => {
  const { headers } = await overHttps({ path: '/gioi-thieu' })
  expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}; includeSubDomains$/)
})

test('a cookie that was set over https travels by nothing else', async () => {
  const { status, headers } = await themeFrom(address().replace('http:', 'https:'))
  expect(status).toBe(303)
  expect(String(headers['set-cookie'])).toMatch(/^__Host-theme=dark; [^,]*Path=\/;[^,]*; Secure/i)
})

test('over https, a form from the same name over http is one from elsewhere', async () => {
  expect((await themeFrom(address())).status).toBe(403)
})
