import type { Outcome } from './battery.ts'
import type { Bite } from './teeth.ts'

const ofOutcome = [
  'Fault',
  'Rounds',
  'Acknowledged',
  'Lost',
  'Duplicated',
  'Broken',
  'Exits',
  'Odd answers',
  'Replays',
  'Back after: median',
  'p99',
  'max',
  'Seed',
] as const

const ofBite = [
  'Planted',
  'Strike',
  'Must find',
  'Found',
  'Rounds',
  'Acknowledged',
  'Seed',
] as const

/** How the product stood each kind of fault, as a Markdown table. */
export function outcomeTable(outcomes: readonly Outcome[]): string {
  return table([ofOutcome, ...outcomes.map(cellsOf)])
}

/** What each tooth found, as a Markdown table. */
export function biteTable(bites: readonly Bite[]): string {
  return table([
    ofBite,
    ...bites.map(
      ({ tooth: { name, kind, finds }, found, outcome: { rounds, acknowledged, seed } }) =>
        [name, kind, finds, found, rounds, acknowledged, seed].map(String),
    ),
  ])
}

/** Aligned so that it reads in a terminal too. */
function table(cells: readonly (readonly string[])[]): string {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  )
  const lines = cells.map(
    (row) => `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`,
  )
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

function cellsOf(outcome: Outcome): string[] {
  const { kinds, rounds, acknowledged, lost, duplicated, broken, blamed, replays, seed } = outcome
  const sorted = outcome.backAfterMs.toSorted((a, b) => a - b)
  const counts = [rounds, acknowledged, lost.length, duplicated.length, broken.length]
  return [
    kinds,
    ...[...counts, outcome.unplannedExits, blamed.length, replays].map((count) =>
      count.toLocaleString('en'),
    ),
    ...[0.5, 0.99, 1].map((share) => secondsAt(sorted, share)),
    String(seed),
  ]
}

function secondsAt(sorted: readonly number[], share: number): string {
  const at = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  return at === undefined ? '–' : `${(at / 1_000).toFixed(2)} s`
}

/** Whether the product stood all of it. */
export function isSound(outcome: Outcome): boolean {
  return faultsOf(outcome).length === 0
}

/** Everything that was wrong, in sentences. */
export function faultsOf({ lost, duplicated, broken, unplannedExits, blamed }: Outcome): string[] {
  const exits = unplannedExits > 0 ? [`the program ended ${unplannedExits} times by itself`] : []
  return [...lost, ...duplicated, ...broken, ...exits, ...blamed]
}
