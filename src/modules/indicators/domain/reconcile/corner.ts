import type { FigureTier } from '../indicator.ts'
import type { Geography } from '../geography.ts'
import type { Fact } from './fact.ts'
import type { Finding } from './finding.ts'
import { addAll } from './range.ts'

/** What one text says about one place: the ground most relations are checked on. */
export type Corner = {
  readonly facts: readonly Fact[]
  /** All that is known of the place, from every text. */
  readonly everywhere: readonly Fact[]
  readonly geography: Geography
}

/** A check of one kind of relation. */
export type Rule = (corner: Corner) => readonly Finding[]

/** Facts in the same group, by a key. */
export function groupBy(
  facts: readonly Fact[],
  key: (fact: Fact) => string,
): readonly (readonly Fact[])[] {
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) {
    const name = key(fact)
    const group = groups.get(name)
    if (group) group.push(fact)
    else groups.set(name, [fact])
  }
  return [...groups.values()]
}

/** What must be equal for two facts to be one fact; leave parts out to find its parts or its other years. */
export function keyOf(
  fact: Fact,
  without: {
    tier?: true
    kind?: true
    group?: true
    period?: true
    status?: true
    place?: true
  } = {},
): string {
  const { form, measure, tier, kind, level, per } = fact.meaning
  return [
    form,
    measure,
    level ?? '',
    per ?? '',
    fact.isMoney ? 'money' : '',
    without.tier ? '' : (tier ?? 'total'),
    without.kind ? '' : (kind ?? ''),
    without.group ? '' : (fact.group ?? ''),
    without.period ? '' : fact.period,
    without.status ? '' : fact.status,
    without.place ? '' : fact.place,
  ].join('|')
}

/** The plain amounts: not worked out from others, and money in units of money. */
export function amounts(facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(
    ({ meaning, isMoney, isPercent, figure }) =>
      meaning.form === 'amount' &&
      !isPercent &&
      !/^lần(?:\s|$)/.test(figure.baseUnit) &&
      (isMoney ? meaning.measure !== 'schemes' : !moneyMeasures.has(meaning.measure)),
  )
}

const moneyMeasures: ReadonlySet<string> = new Set([
  'money',
  'cost',
  'counterpart',
  'disbursed',
  'refunded',
  'award',
])

/**
 * The plain amounts, with the totals that are not printed but whose two tiers are. For relations that need a total;
 * never for judging one.
 */
export function withTotals(facts: readonly Fact[]): readonly Fact[] {
  const plain = amounts(facts)
  const made = groupBy(plain, (each) => keyOf(each, { tier: true })).flatMap((group) => {
    const tier = (name: FigureTier) => group.find((each) => tierOf(each) === name)
    const [national, local] = [tier('national'), tier('local')]
    if (tier('total') || !national || !local || national.isDistinct) return []
    const range = addAll([national.range, local.range])
    const meaning = { ...national.meaning, tier: 'total' as const }
    return [{ ...national, meaning, range, madeOf: [national, local] }]
  })
  return [...plain, ...made]
}

/** The tier, where a figure that names none is about the whole. */
export function tierOf({ meaning }: Fact): FigureTier {
  return meaning.tier ?? 'total'
}

/** Same place, period and status class. */
export function sameMoment(a: Fact, b: Fact): boolean {
  return a.place === b.place && a.period === b.period && sameStatus(a, b)
}

/** Same status class, where a ratio or an average often says none. */
export function sameStatus(a: Fact, b: Fact): boolean {
  return a.status === b.status || a.status === 'unsaid' || b.status === 'unsaid'
}
