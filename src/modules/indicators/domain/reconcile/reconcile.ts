import type { ReportedFigure } from '../figure.ts'
import { type Geography, noGeography } from '../geography.ts'
import { type Corner, type Rule, groupBy, keyOf } from './corner.ts'
import { type Fact, factsOf } from './fact.ts'
import { type Finding, findingVerdicts } from './finding.ts'
import { rangeKey } from './range.ts'
import { annualGrowths } from './rules/annual-growth.ts'
import { acrossTexts } from './rules/across-texts.ts'
import { averages } from './rules/averages.ts'
import { compositions } from './rules/composition.ts'
import { costSums } from './rules/cost.ts'
import { countLists } from './rules/count-lists.ts'
import { groupSums } from './rules/group-sums.ts'
import { growths } from './rules/growth.ts'
import { impliedBases } from './rules/implied-base.ts'
import { kindSums } from './rules/kind-sums.ts'
import { ladders } from './rules/ladder.ts'
import { magnitudes } from './rules/magnitudes.ts'
import { mixedStatuses } from './rules/mixed-status.ts'
import { ordersHold } from './rules/orders.ts'
import { periodSums } from './rules/periods.ts'
import { placeSums } from './rules/places.ts'
import { plansAndActuals } from './rules/plan-actual.ts'
import { planRates } from './rules/plan-rates.ts'
import { sameFacts } from './rules/same-facts.ts'
import { shares } from './rules/shares.ts'
import { tierSums } from './rules/tier-sums.ts'
import { transcriptions } from './rules/transcriptions.ts'

/** How the figures of one text about one place stand to one another. */
const relations: readonly Rule[] = [
  tierSums,
  kindSums,
  groupSums,
  costSums,
  compositions,
  periodSums,
  growths,
  annualGrowths,
  impliedBases,
  averages,
  shares,
  planRates,
  plansAndActuals,
  mixedStatuses,
  ordersHold,
  countLists,
  ladders,
]

/** What is checked of each figure, however often the text prints it. */
const ofEach: readonly Rule[] = [magnitudes, transcriptions]

export type { Finding } from './finding.ts'

/** What the reconciler must know beside the figures. */
export type ReconcileContext = { readonly geography: Geography }

/**
 * Finds what should add up among the figures and does not. Figures of one text are compared with one another
 * first, then texts with texts. The order of the figures does not matter.
 */
export function reconcile(
  figures: readonly ReportedFigure[],
  context: ReconcileContext = { geography: noGeography },
): readonly Finding[] {
  const { geography } = context
  // Where a text gives a number twice, "gần 300" and 297, the exact one is reckoned with.
  const facts = [...factsOf(figures, geography)].sort(
    (a, b) => Number(isLoose(a)) - Number(isLoose(b)) || compare(a.id, b.id),
  )
  const byPlace = new Map(
    groupBy(facts, (each) => each.place).map((group) => [group[0]?.place, group]),
  )
  const found = groupBy(facts, (each) => each.text).flatMap((text) => [
    ...groupBy(text, (each) => each.place).flatMap((corner) =>
      checkCorner({ facts: corner, everywhere: byPlace.get(corner[0]?.place) ?? [], geography }),
    ),
    ...placeSums(text, geography),
  ])
  return inOrder([...found, ...sameFacts(facts), ...acrossTexts(facts, geography)])
}

function isLoose({ figure }: Fact): boolean {
  return figure.bound !== 'exact'
}

function checkCorner(corner: Corner): readonly Finding[] {
  const few = { ...corner, facts: fewOfEach(corner.facts) }
  return [...relations.flatMap((rule) => rule(few)), ...ofEach.flatMap((rule) => rule(corner))]
}

/** Real texts print one fact three times at most. */
const mostOfOneFact = 8

/**
 * Relations try every choice of their figures, so three facts told in a hundred ways each would take a million.
 * That a text tells one fact in many ways is for `sameFacts` to say; the first few are enough for the relations.
 */
function fewOfEach(facts: readonly Fact[]): readonly Fact[] {
  const kept = new Set(
    groupBy(facts, (each) => keyOf(each)).flatMap((group) =>
      group.length <= mostOfOneFact
        ? group
        : groupBy(group, (each) => rangeKey(each.range))
            .flatMap((same) => same.slice(0, 1))
            .slice(0, mostOfOneFact),
    ),
  )
  return facts.filter((each) => kept.has(each))
}

/** Alarms first; the same figures in the same relation are said once, with the gravest verdict. */
function inOrder(found: readonly Finding[]): readonly Finding[] {
  const gravity = Object.keys(findingVerdicts)
  const sorted = [...found].sort(
    (a, b) =>
      gravity.indexOf(a.verdict) - gravity.indexOf(b.verdict) ||
      compare(a.ids.join(), b.ids.join()) ||
      compare(a.kind, b.kind),
  )
  const seen = new Set<string>()
  return sorted.filter(({ kind, ids }) => {
    const key = `${kind}|${[...ids].sort().join()}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
