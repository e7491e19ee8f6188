import { chmodSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { batteries, slowOnes } from '../../tools/attack/batteries.ts'
import { bitesOf, type Battery, type Target } from '../../tools/attack/battery.ts'
import { openTarget } from '../../tools/attack/target/open-target.ts'
import { startProduct, type Product } from '../../tools/attack/target/product.ts'

// A bounded part of `npm run attack`, always the same: about a minute, most of it in these.
const seed = 2014
const toothMs = 1_000
const forMs: Readonly<Record<string, number>> = {
  headers: 3_000,
  'cross-site': 3_000,
  'raw-http': 1_000,
  sessions: 1_000,
  records: 3_000,
  leaks: 1_500,
  elsewhere: 1_500,
  'at-once': 1_000,
  contract: 2_000,
  machines: 4_000,
  scripts: 5_000,
  formulas: 1_000,
  uploads: 3_000,
  'sql-injection': 3_000,
  fuzz: 4_000,
}
// These hold the program at its limits, which a busy machine cannot promise: by hand only, with their doors tested by
// themselves and their teeth in the file beside this one.
const chosen = batteries.filter(({ name }) => !slowOnes.includes(name))

let [folder, product, target] = [
  '',
  undefined as Product | undefined,
  undefined as Target | undefined,
]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kc-attack-'))
  chmodSync(folder, 0o711)
  product = await startProduct(join(folder, 'world'))
  target = await openTarget(product)
}, 180_000)

afterAll(async () => {
  await product?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}, 60_000)

const attacked = (): Target => {
  if (!target) throw new Error('the program did not start')
  return target
}

test.each(chosen)('$name: $says', { timeout: 180_000 }, async (battery) => {
  const { tried, faults } = await battery.attack(attacked(), {
    seed,
    forMs: forMs[battery.name] ?? 1_000,
  })
  expect(faults).toEqual([])
  expect(tried).toBeGreaterThan(0)
})

// What a busy machine did not come to in that time, it is given more for.
async function missedIn(battery: Battery, forMs: number): Promise<readonly string[]> {
  const bites = await bitesOf(battery, attacked(), { seed, forMs })
  expect(bites.length).toBeGreaterThan(0)
  const missed = bites.filter(({ bites: isBite }) => !isBite).map(({ tooth }) => tooth.says)
  return missed.length > 0 && forMs === toothMs ? missedIn(battery, 10 * toothMs) : missed
}

test.each(chosen)(
  '$name finds every fault that was planted for it',
  { timeout: 180_000 },
  async (battery) => {
    expect(await missedIn(battery, toothMs)).toEqual([])
  },
)

test('after all of it the program runs, and its log holds no incident', () => {
  expect(product?.isRunning()).toBe(true)
  expect(product?.log().match(/"incident":"[^"]+"/g) ?? []).toEqual([])
})
