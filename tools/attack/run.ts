// Attacks the program as anybody starts it, on the demo world in a folder of its own:
// npm run attack [-- --seed 2014 --minutes 10 --only fuzz,scripts]. Exits 1 when anything was found, or a tooth did not bite.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { askedOptions } from '../asked-options.ts'
import { Refusal } from '../bootstrap/refusal.mjs'
import { batteries } from './batteries.ts'
import {
  bitesOf,
  type Battery,
  type Bite,
  type Fault,
  type Outcome,
  type Target,
} from './battery.ts'
import { openTarget } from './target/open-target.ts'
import { startProduct } from './target/product.ts'

const toothMs = 3_000
const mostShown = 20
const usage = `Dùng: npm run attack -- --seed SỐ --minutes PHÚT --only ${batteries.map(({ name }) => name).join(',')}`

try {
  process.exitCode = await run()
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error)
  process.exitCode = 1
}

async function run(): Promise<number> {
  const { seed, minutes, chosen } = asked()
  const folder = mkdtempSync(join(tmpdir(), 'kc-attack-'))
  // As root, the database runs as somebody else, who must be able to pass through.
  chmodSync(folder, 0o711)
  process.env.TMPDIR = folder
  const product = await startProduct(join(folder, 'world'))
  try {
    const target = await openTarget(product)
    const { reads, forms } = target.surface
    console.log(
      `seed ${seed}, ${minutes} minutes; ${reads.length} addresses, ${forms.length} forms`,
    )
    let found = 0
    const shares = chosen.reduce((sum, { share }) => sum + share, 0)
    for (const battery of chosen)
      found += await tell(battery, target, {
        seed,
        forMs: (minutes * 60_000 * battery.share) / shares,
      })
    if (!product.isRunning()) {
      console.log('✗ the program ended')
      found += 1
    }
    console.log(
      `\nNode ${process.versions.node}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? ''}`,
    )
    return found > 0 ? 1 : 0
  } finally {
    await product.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

function asked() {
  const values = askedOptions(usage, {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    minutes: { type: 'string', default: '10' },
    only: { type: 'string', default: '' },
  })
  const names = values.only.split(',').filter((name) => name !== '')
  const unknown = names.filter((name) => !batteries.some((battery) => battery.name === name))
  const [seed, minutes] = [Number(values.seed), Number(values.minutes)]
  if (unknown.length > 0 || !Number.isInteger(seed) || !(minutes > 0)) throw new Refusal(usage)
  return {
    seed,
    minutes,
    chosen: batteries.filter(({ name }) => names.length === 0 || names.includes(name)),
  }
}

/** Sends one battery and tries its teeth, says what came of it, and returns how much went wrong. */
async function tell(
  battery: Battery,
  target: Target,
  effort: { seed: number; forMs: number },
): Promise<number> {
  const startedAt = performance.now()
  const outcome = await battery.attack(target, effort)
  const tookSeconds = Math.round((performance.now() - startedAt) / 1000)
  const bites = await bitesOf(battery, target, { seed: effort.seed, forMs: toothMs })
  const blunt = bites.filter(({ bites: isBite }) => !isBite)
  const isWell = outcome.faults.length + blunt.length === 0
  console.log(
    `\n${isWell ? '✓' : '✗'} ${battery.name}: ${outcome.tried} tried in ${tookSeconds} s, ${outcome.faults.length} faults`,
  )
  tellFigures(outcome)
  tellFaults(outcome.faults)
  tellTeeth(bites)
  return outcome.faults.length + blunt.length
}

function tellFigures({ figures }: Outcome): void {
  const text = Object.entries(figures).map(([name, value]) => `${name} ${value}`)
  if (text.length > 0) console.log(`  ${text.join(' · ')}`)
}

function tellFaults(faults: readonly Fault[]): void {
  for (const { kind, where, what } of faults.slice(0, mostShown))
    console.log(`  ✗ ${kind}: ${where}\n      ${what}`)
  if (faults.length > mostShown) console.log(`  … and ${faults.length - mostShown} more`)
}

function tellTeeth(bites: readonly Bite[]): void {
  for (const { tooth, bites: isBite } of bites)
    console.log(`  ${isBite ? 'bites' : '✗ DOES NOT BITE'}: ${tooth.says}`)
}
