import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askedOptions } from '../../tools/asked-options.ts'
import { build, isBuilt } from '../../tools/bootstrap/build.mjs'
import { Refusal, runCommand } from '../../tools/bootstrap/refusal.mjs'
import { runBattery, type Outcome } from './battery.ts'
import { biteTable, faultsOf, isSound, outcomeTable } from './report.ts'
import { strikes, type Kind } from './strikes.ts'
import { bite, isSharp, teeth, type Bite } from './teeth.ts'

// npm run chaos -- --rounds 20 --seed 7 --kinds app,backend --teeth --keep
const allKinds = Object.keys(strikes).join(',')
const usage = `Dùng: npm run chaos -- --rounds SỐ --seed SỐ --kinds ${allKinds} --teeth --keep`

await runCommand(async () => {
  const asked = readAsked()
  if (!isBuilt()) build()
  const folder = mkdtempSync(join(tmpdir(), 'kc-chaos-'))
  // As root, the database runs as somebody else, who must be able to pass through.
  chmodSync(folder, 0o755)
  const isWell = asked.teeth ? await biteAll(asked, folder) : await strikeAll(asked, folder)
  if (asked.keep) console.log(`Logs: ${folder}`)
  else rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  process.exit(isWell ? 0 : 1)
})

type Asked = ReturnType<typeof readAsked>

function readAsked() {
  const { teeth, keep, ...values } = askedOptions(usage, {
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '2025' },
    kinds: { type: 'string', default: allKinds },
    teeth: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  })
  const kinds = values.kinds.split(',')
  const order = { rounds: Number(values.rounds), seed: Number(values.seed) }
  // Not a number of rounds is none: it would find nothing and call that well.
  if (!kinds.every(isKind) || !(order.rounds > 0) || !Number.isInteger(order.seed))
    throw new Refusal(usage)
  return { kinds, order, teeth, keep }
}

function isKind(text: string): text is Kind {
  return Object.hasOwn(strikes, text)
}

async function strikeAll({ kinds, order }: Asked, folder: string): Promise<boolean> {
  const outcomes: Outcome[] = []
  for (const kind of kinds) {
    const outcome = await runBattery({ ...order, kinds: [kind], folder })
    outcomes.push(outcome)
    console.log(`${kind}: ${outcome.acknowledged} acknowledged in ${outcome.rounds} rounds`)
    for (const fault of faultsOf(outcome).slice(0, 20)) console.log(`  ${fault}`)
  }
  console.log(`\n${outcomeTable(outcomes)}\n`)
  return outcomes.every(isSound)
}

async function biteAll({ kinds, order }: Asked, folder: string): Promise<boolean> {
  const bites: Bite[] = []
  for (const [index, tooth] of teeth.entries()) {
    if (!kinds.includes(tooth.kind)) continue
    const bitten = await bite(tooth, { ...order, folder: join(folder, `tooth-${index}`) })
    bites.push(bitten)
    console.log(`${tooth.name}, ${tooth.kind}: ${tooth.finds} ${bitten.found}`)
  }
  console.log(`\n${biteTable(bites)}\n`)
  return bites.every(isSharp)
}
