import { afterAll, expect, test } from 'vitest'
import { batteries, slowOnes } from '../../tools/attack/batteries.ts'
import { bitesOf, type Target } from '../../tools/attack/battery.ts'
import { openDatabase } from '../../tools/attack/target/database.ts'

// What is planted stands beside the program, so these need none; they mostly wait.
const database = openDatabase(
  JSON.parse(process.env.KC_DATABASE ?? '') as Target['database']['connection'],
)
const target: Target = {
  address: 'http://127.0.0.1:1',
  visitorFor: () => ({}),
  people: [],
  surface: { reads: [], forms: [] },
  database,
  memoryBytes: () => 0,
}
afterAll(() => database.close())

test.concurrent.each(batteries.filter(({ name }) => slowOnes.includes(name)))(
  '$name finds every fault that was planted for it',
  { timeout: 180_000 },
  async (battery) => {
    const bites = await bitesOf(battery, target, { seed: 2014, forMs: 1_000 })
    expect(bites.length).toBeGreaterThan(0)
    expect(bites.filter(({ bites: isBite }) => !isBite).map(({ tooth }) => tooth.says)).toEqual([])
  },
)
