import { type Decimal, decimalText } from '#core/decimal.ts'
import type { ReportedFigure } from '../figure.ts'
import type { Geography } from '../geography.ts'
import { readFigures } from '../read-figures.ts'
import { type Fact, factsOf } from '../reconcile/fact.ts'
import { type Finding, isAlarm } from '../reconcile/finding.ts'
import { reconcile } from '../reconcile/reconcile.ts'
import { coherentGroups } from './coherent-groups.ts'
import {
  type Mutation,
  type MutationKind,
  mutationKinds,
  mutationsOf,
  printedRaw,
  seededRandom,
} from './mutate.ts'
import { type Relation, beyondTolerance } from './relation.ts'

type Row = Readonly<Record<string, unknown>>

/** How many slips of a kind were made beyond tolerance, and how many were found. */
export type Tally = { readonly made: number; readonly found: number }

/** A slip that was not found, for a person to look at. */
export type Missed = {
  readonly kind: MutationKind
  readonly relation: string
  readonly ids: readonly string[]
  readonly values: string
}

export type MutationScore = {
  readonly seed: number
  readonly groups: number
  readonly within: number
  readonly byKind: Readonly<Record<MutationKind, Tally>>
  readonly missed: readonly Missed[]
}

/**
 * Spoils every coherent group of real figures in every way and counts what the reconciler finds. Only the figures
 * of the text are given to it, as a reader of that text would have them; an alarm counts when it is new and
 * involves the spoiled figure.
 */
export function mutationScore(
  rows: readonly Row[],
  geography: Geography,
  seed: number,
): MutationScore {
  const random = seededRandom(seed)
  const figures = readFigures(rows)
  const facts = factsOf(figures, geography)
  const groups = coherentGroups(facts, geography)
  const byKind = Object.fromEntries(
    mutationKinds.map((kind) => [kind, { made: 0, found: 0 }]),
  ) as Record<MutationKind, { made: number; found: number }>
  const missed: Missed[] = []
  let within = 0
  for (const relation of groups) {
    const bench = benchOf(relation, rows, figures, facts, geography)
    for (const mutation of mutationsOf(relation, bench.others, random)) {
      const outcome = bench.try(mutation)
      if (outcome === 'within') within += 1
      else {
        byKind[mutation.kind].made += 1
        if (outcome === 'found') byKind[mutation.kind].found += 1
        else missed.push(describe(mutation, relation))
      }
    }
  }
  return { seed, groups: groups.length, within, byKind, missed }
}

function describe({ kind, values }: Mutation, relation: Relation): Missed {
  const shown = [...values].map(([id, value]) => `${id} → ${decimalText(value)}`).join(', ')
  return {
    kind,
    relation: relation.kind,
    ids: relation.facts.map((each) => each.id),
    values: shown,
  }
}

function benchOf(
  relation: Relation,
  rows: readonly Row[],
  figures: readonly ReportedFigure[],
  facts: readonly Fact[],
  geography: Geography,
) {
  const texts = new Set(relation.facts.map((each) => each.text))
  const ids = new Set(facts.filter((each) => texts.has(each.text)).map((each) => each.id))
  const own = rows.filter((_, index) => ids.has(figures[index]?.id ?? ''))
  const context = { geography }
  const before = new Set(reconcile(readFigures(own), context).filter(isAlarm).map(keyOf))
  const places = new Set(relation.facts.map((each) => each.place))
  const others = facts.filter((each) => ids.has(each.id) && places.has(each.place))
  return {
    others,
    try(mutation: Mutation): 'within' | 'found' | 'missed' {
      const spoiled = readFigures(own.map((row) => spoil(row, mutation)))
      const again = new Map(factsOf(spoiled, geography).map((each) => [each.id, each]))
      const [lead, ...rest] = relation.facts.map((each) => again.get(each.id) ?? each)
      if (!lead || beyondTolerance({ ...relation, facts: [lead, ...rest] }) === 0) return 'within'
      const alarms = reconcile(spoiled, context).filter(
        (each) => isAlarm(each) && !before.has(keyOf(each)),
      )
      const hit = alarms.some((each) =>
        [...mutation.values.keys()].some((id) => each.ids.includes(id)),
      )
      return hit ? 'found' : 'missed'
    },
  }
}

function keyOf({ kind, ids }: Finding): string {
  return `${kind}|${[...ids].sort().join()}`
}

/** The row as the source would have printed it with the new value. */
function spoil(row: Row, { values }: Mutation): Row {
  const value: Decimal | undefined = values.get(String(row['id']))
  if (value === undefined) return row
  return { ...row, value: decimalText(value), raw: printedRaw(value), valueBase: null }
}

/** A record of a check file: figures that come out, or do not. */
export type CheckRecord = {
  readonly id: string
  readonly result: string
  readonly figureIds: readonly string[]
  readonly detectable: boolean
  readonly description: string
}

/** Whether a known inconsistency is found: an alarm over at least two of its figures (one, if it has one). */
export function findsRecord(
  record: CheckRecord,
  findings: readonly Finding[],
): Finding | undefined {
  const needed = Math.min(2, record.figureIds.length)
  return findings
    .filter((each) => isAlarm(each) || record.result === 'minor')
    .find((each) => each.ids.filter((id) => record.figureIds.includes(id)).length >= needed)
}

/** Alarms raised over the figures of a record that comes out. */
export function falseAlarms(record: CheckRecord, findings: readonly Finding[]): readonly Finding[] {
  const own = new Set(record.figureIds)
  return findings.filter((each) => isAlarm(each) && each.ids.every((id) => own.has(id)))
}
