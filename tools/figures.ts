import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Failure } from '#core/failure.ts'
import {
  type Finding,
  type Geography,
  geographyFrom,
  isAlarm,
  readFigures,
  reconcile,
} from '#modules/indicators/model.ts'
import {
  type CheckRecord,
  type MutationScore,
  falseAlarms,
  findsRecord,
  mutationKinds,
  mutationScore,
} from '#modules/indicators/testing.ts'

/** Exit codes of `check`: nothing to look at, something to look at, not readable. */
const exits = { clean: 0, alarms: 1, unreadable: 2 } as const
/** The day the first report was published; any number gives another set of slips. */
const defaultSeed = 20_140_529
const wantedShare = 0.95

const usage = `Cách dùng:
  npm run --silent figures -- check FILE.json    đối chiếu các số liệu trong tệp, mỗi dòng một phát hiện (JSON)
  npm run figures -- score [--seed N]            đo bộ đối chiếu trên số liệu thật`

process.exitCode = main(process.argv.slice(2))

function main([command, ...args]: readonly string[]): number {
  if (command === 'check' && args[0] !== undefined && args.length === 1) return check(args[0])
  if (command === 'score') return score(seedFrom(args))
  console.error(usage)
  return exits.unreadable
}

function check(file: string): number {
  try {
    const findings = reconcile(readFigures(readJson(file)), { geography: realGeography() })
    process.stdout.write(findings.map((each) => `${JSON.stringify(lineOf(each))}\n`).join(''))
    return findings.some(isAlarm) ? exits.alarms : exits.clean
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(error.says ?? error.message)
    return exits.unreadable
  }
}

/** The keys in the order they are documented. */
function lineOf({
  scope,
  period,
  kind,
  verdict,
  ids,
  computed,
  reported,
  difference,
  message,
}: Finding): Finding {
  return { scope, period, kind, verdict, ids, computed, reported, difference, message }
}

function readJson(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new Failure('invalid', `Cannot open ${file}`, {
      says: `Không mở được tệp ${file}: kiểm tra đường dẫn và quyền đọc.`,
    })
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown
  } catch (error) {
    throw new Failure('invalid', `Not JSON: ${file}`, {
      says: `Tệp ${file} không phải JSON hợp lệ${placeIn(text, error)}: sửa lỗi cú pháp ở chỗ đó.`,
    })
  }
}

/** Line and column of a syntax error, where the parser tells the position. */
function placeIn(text: string, error: unknown): string {
  const position = Number(/position (\d+)/.exec(String(error))?.[1])
  if (!Number.isInteger(position)) return ' (tệp kết thúc giữa chừng)'
  const before = text.slice(0, position).split('\n')
  return ` ở dòng ${before.length}, cột ${(before.at(-1)?.length ?? 0) + 1}`
}

function dataFile(path: string): unknown {
  return JSON.parse(
    readFileSync(fileURLToPath(new URL(`../data/${path}`, import.meta.url)), 'utf8'),
  )
}

function realGeography(): Geography {
  type Lists = Parameters<typeof geographyFrom>[0]
  const part = <Key extends string>(path: string) => dataFile(path) as Record<Key, never>
  return geographyFrom({
    provinces63: part<'provinces'>('admin/provinces-63.json').provinces as Lists['provinces63'],
    provinces34: part<'provinces'>('admin/provinces-34.json').provinces as Lists['provinces34'],
    districts: part<'districts'>('admin/districts-63.json').districts as Lists['districts'],
    regions: part<'regions'>('admin/kc-regions.json').regions as Lists['regions'],
  })
}

function seedFrom(args: readonly string[]): number {
  const given = Number(args[args.indexOf('--seed') + 1])
  return args.includes('--seed') && Number.isSafeInteger(given) ? given : defaultSeed
}

function score(seed: number): number {
  const rows = dataFile('kc/reported-figures.json') as readonly Record<string, unknown>[]
  const geography = realGeography()
  const findings = reconcile(readFigures(rows), { geography })
  const known = new Set(rows.map((each) => each['id']))
  const passed = [
    scoreInconsistencies(findings),
    scoreControls(findings, known),
    scoreMutations(mutationScore(rows, geography, seed)),
  ]
  return passed.every(Boolean) ? 0 : 1
}

function scoreInconsistencies(findings: readonly Finding[]): boolean {
  const records = (dataFile('kc/inconsistencies.json') as readonly CheckRecord[]).filter(
    (each) => each.detectable,
  )
  const found = records.map((record) => ({ record, by: findsRecord(record, findings) }))
  const count = found.filter(({ by }) => by).length
  console.log(
    `1. Chỗ sai đã biết, phát hiện được: ${count}/${records.length} (yêu cầu ${records.length}/${records.length})`,
  )
  for (const { record, by } of found)
    console.log(
      `   ${by ? '✓' : '✗'} ${record.id} ${by ? `${by.verdict} ${by.kind}: ${by.message}` : record.description}`,
    )
  return count === records.length
}

function scoreControls(findings: readonly Finding[], known: ReadonlySet<unknown>): boolean {
  const controls = (dataFile('kc/consistency-ok.json') as readonly CheckRecord[]).filter(
    (each) => each.figureIds.length > 0 && each.figureIds.every((id) => known.has(id)),
  )
  const wrong = controls.flatMap((record) =>
    falseAlarms(record, findings).map((finding) => ({ record, finding })),
  )
  console.log(
    `2. Báo động sai trên ${controls.length} chỗ đã biết là khớp: ${wrong.length} (yêu cầu 0)`,
  )
  for (const { record, finding } of wrong)
    console.log(`   ✗ ${record.id} ${finding.kind}: ${finding.message}`)
  return wrong.length === 0
}

function scoreMutations({ seed, groups, within, byKind, missed }: MutationScore): boolean {
  const total = mutationKinds.reduce(
    (sum, kind) => ({ made: sum.made + byKind[kind].made, found: sum.found + byKind[kind].found }),
    { made: 0, found: 0 },
  )
  const share = total.made === 0 ? 0 : total.found / total.made
  console.log(
    `3. Lỗi cố ý: ${groups} nhóm khớp, tìm thấy ${total.found}/${total.made} = ${percent(share)} (yêu cầu ≥ 95%); ` +
      `bỏ qua ${within} lỗi nằm trong dung sai; hạt giống ${seed}`,
  )
  for (const kind of mutationKinds)
    console.log(`   ${kind.padEnd(14)} ${byKind[kind].found}/${byKind[kind].made}`)
  for (const each of missed)
    console.log(`   ✗ ${each.kind} ${each.relation} ${each.ids.join(' ')}: ${each.values}`)
  return share >= wantedShare
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1).replace('.', ',')}%`
}
