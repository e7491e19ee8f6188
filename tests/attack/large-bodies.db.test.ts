import { chmodSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { send } from '../../tools/attack/send.ts'
import { giveKey } from '../../tools/attack/target/keys.ts'
import { startProduct, type Product } from '../../tools/attack/target/product.ts'

let [folder, product] = ['', undefined as Product | undefined]
const running = (): Product => {
  if (!product) throw new Error('the program did not start')
  return product
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kc-sizes-'))
  chmodSync(folder, 0o711)
  product = await startProduct(join(folder, 'world'))
}, 180_000)

afterAll(async () => {
  await product?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}, 60_000)

test(
  'a machine that sends too much is told so, however much it is, and one after it is served',
  { timeout: 200_000 },
  async () => {
    const { database, address } = running()
    const [person] = await database.rows<{ id: string }>(
      `select id from person where email = 'chuyen-vien-cuc@vi-du.example'`,
    )
    const { text } = await giveKey(running(), person?.id ?? '')
    const statusOf = async (letters: number) => {
      const answer = send(
        { address, visitorFor: () => ({}) },
        {
          method: 'POST',
          path: '/api/v1/schemes',
          headers: {
            authorization: `Bearer ${text}`,
            'content-type': 'application/json',
            'idempotency-key': `size-${letters}-${Math.random()}`,
          },
          body: JSON.stringify({
            title: 'x'.repeat(letters),
            place: { list: 34, provinceCode: '66' },
            yearFrom: 2026,
            confirm: true,
          }),
        },
      )
      return (await answer).status
    }
    const statuses = []
    for (const letters of [200_000, 300_000, 1_000_000, 10_000_000, 14_000_000])
      statuses.push(await statusOf(letters))
    expect(statuses).toEqual([422, 413, 413, 413, 413])
    const many = Array.from({ length: 16 }, () => statusOf(300_000))
    expect(new Set(await Promise.all(many))).toEqual(new Set([413]))
    expect(await statusOf(10)).toBe(201)
  },
)

test(
  'nobody holds the program up by a form of millions of fields, whoever they are',
  { timeout: 100_000 },
  async () => {
    const { address } = running()
    const stranger = { address, visitorFor: () => ({}) }
    const headers = { origin: address, 'content-type': 'application/x-www-form-urlencoded' }
    const flood = send(stranger, {
      ...{ method: 'POST', path: '/dang-nhap?/password', headers },
      body: 'a&'.repeat(5_500_000),
    })
    const others = []
    for (let isOver = false; !isOver;) {
      others.push((await send(stranger, { path: '/live' })).tookMs)
      isOver = await Promise.race([flood.then(() => true), sleep(20, false)])
    }
    expect((await flood).status).toBe(400)
    expect(Math.max(...others)).toBeLessThan(5_000)
  },
)
