import { chmodSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { send } from '../../tools/attack/send.ts'
import { giveKey } from '../../tools/attack/target/keys.ts'
import { startProduct } from '../../tools/attack/target/product.ts'

test(
  'a machine that sends too much is told so, however much it is, and one after it is served',
  { timeout: 200_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kc-sizes-'))
    chmodSync(folder, 0o711)
    const product = await startProduct(join(folder, 'world'))
    try {
      const [person] = await product.database.rows<{ id: string }>(
        `select id from person where email = 'chuyen-vien-cuc@vi-du.example'`,
      )
      const { text } = await giveKey(product, person?.id ?? '')
      const statusOf = async (letters: number) => {
        const answer = send(
          { address: product.address, visitorFor: () => ({}) },
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
    } finally {
      await product.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    }
  },
)
