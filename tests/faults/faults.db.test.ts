import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Tx } from '#platform/db/transact.ts'
import { runBattery } from './battery.ts'
import { faultsOf } from './report.ts'
import { bite, isSharp, provenAfter, tamperings, teeth } from './teeth.ts'

// A few rounds of `npm run chaos`, and one of its teeth. A busy machine is no failure; what hangs still ends.
const withinMs = 240_000
const seed = 19
const folder = mkdtempSync(join(tmpdir(), 'kc-faults-'))
chmodSync(folder, 0o755)
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))

async function eachTamperingIsSeen(db: Tx): Promise<void> {
  for (const [what, tampering] of Object.entries(tamperings))
    expect(await provenAfter(db, tampering), tampering).toContainEqual(
      expect.stringContaining(what),
    )
}

test(
  'officials who write while program, database and line are struck lose nothing they were told of, and nothing is there twice',
  { timeout: withinMs },
  async () => {
    const outcome = await runBattery({
      kinds: ['app', 'backend', 'postmaster', 'line'],
      rounds: 4,
      seed,
      folder,
      afterwards: eachTamperingIsSeen,
    })
    expect(faultsOf(outcome)).toEqual([])
    expect(outcome.backAfterMs).toHaveLength(4)
  },
)

test('a program that answers before it commits is found out', { timeout: withinMs }, async () => {
  const [tooth] = teeth
  if (!tooth) throw new Error('no teeth')
  const bitten = await bite(tooth, { rounds: 6, seed, folder: join(folder, 'early') })
  expect(isSharp(bitten)).toBe(true)
})
