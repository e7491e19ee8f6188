import { type Decimal, decimalText, plus } from '#core/decimal.ts'
import { numberText } from '#core/prose/number.ts'
import type { Fact } from '../reconcile/fact.ts'
import type { Relation } from './relation.ts'

/** The slips the score makes on purpose. */
export const mutationKinds = [
  'digit',
  'thousand',
  'swap',
  'denominator',
  'dropped-part',
  'other-year',
] as const
export type MutationKind = (typeof mutationKinds)[number]

/** New printed values for some figures of a relation, by identifier. */
export type Mutation = {
  readonly kind: MutationKind
  readonly values: ReadonlyMap<string, Decimal>
}

/** A seeded source of numbers between 0 and 1; the same seed gives the same slips. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Random = () => number

/** Every kind of slip that can be made in a group; `others` are the figures of the same text and place. */
export function mutationsOf(
  relation: Relation,
  others: readonly Fact[],
  random: Random,
): readonly Mutation[] {
  const { facts, kind } = relation
  const one = (name: MutationKind, fact: Fact, value: Decimal | undefined): readonly Mutation[] =>
    value === undefined ? [] : [{ kind: name, values: new Map([[fact.id, value]]) }]
  return [
    ...facts.flatMap((each) => one('digit', each, otherDigit(printedValue(each), random))),
    ...facts
      .filter((each) => each.isMoney)
      .flatMap((each) => one('thousand', each, times1000(printedValue(each)))),
    ...(kind === 'plan-rate' ? swapped(facts) : []),
    ...wrongDenominators(relation, others),
    ...(kind === 'sum' ? droppedParts(facts, one) : []),
    ...otherYears(facts[0], others).flatMap((value) => one('other-year', facts[0], value)),
  ]
}

/** The value in its printed unit with the decimals that were printed. */
function printedValue({ figure, power }: Fact): Decimal {
  const value = figure.value ?? { units: 0n, scale: 0 }
  const decimals = Math.max(0, power - magnitudeOf(figure.resolution))
  return value.scale >= decimals
    ? value
    : { units: value.units * 10n ** BigInt(decimals - value.scale), scale: decimals }
}

function magnitudeOf({ units, scale }: Decimal): number {
  return units.toString().length - 1 - scale
}

function otherDigit(value: Decimal, random: Random): Decimal | undefined {
  const digits = value.units.toString().split('')
  const place = Math.floor(random() * digits.length)
  const old = Number(digits[place])
  const next = (old + 1 + Math.floor(random() * 8)) % 10
  if (place === 0 && next === 0) return digits.length === 1 ? undefined : otherDigit(value, random)
  digits[place] = String(next)
  return { units: BigInt(digits.join('')), scale: value.scale }
}

function times1000({ units, scale }: Decimal): Decimal {
  return scale >= 3
    ? { units, scale: scale - 3 }
    : { units: units * 10n ** BigInt(3 - scale), scale: 0 }
}

/** Plan and actual change places, each in the unit of the other's row. */
function swapped(facts: Relation['facts']): readonly Mutation[] {
  const [, actual, plan] = facts
  if (!actual || !plan) return []
  return [
    {
      kind: 'swap',
      values: new Map([
        [actual.id, inUnit(plan, actual)],
        [plan.id, inUnit(actual, plan)],
      ]),
    },
  ]
}

function inUnit(fact: Fact, unit: Fact): Decimal {
  const { units, scale } = fact.range.face
  const value = { units, scale: scale + unit.power }
  return trim(value)
}

function trim({ units, scale }: Decimal): Decimal {
  return scale > 0 && units % 10n === 0n
    ? trim({ units: units / 10n, scale: scale - 1 })
    : { units, scale }
}

/** The ratio worked out again over another amount of the same text. */
function wrongDenominators(
  { kind, facts }: Relation,
  others: readonly Fact[],
): readonly Mutation[] {
  const [lead, top, bottom] = facts
  if (!top || !(kind === 'growth' || kind === 'share' || kind === 'plan-rate')) return []
  const wrong = others.filter(
    (each) =>
      each !== top &&
      each !== bottom &&
      each.meaning.form === 'amount' &&
      each.meaning.measure === top.meaning.measure &&
      each.meaning.kind === null &&
      each.range.face.units > 0n,
  )
  return wrong.map((each) => {
    const ratio =
      (100 * Number(decimalText(top.range.face))) / Number(decimalText(each.range.face)) -
      (kind === 'growth' ? 100 : 0)
    const { scale } = printedValue(lead)
    return {
      kind: 'denominator',
      values: new Map([
        [lead.id, { units: BigInt(Math.round(Math.abs(ratio) * 10 ** scale)), scale }],
      ]),
    }
  })
}

function droppedParts(
  facts: Relation['facts'],
  one: (kind: MutationKind, fact: Fact, value: Decimal) => readonly Mutation[],
): readonly Mutation[] {
  const [total, ...parts] = facts
  return parts.flatMap((left) => {
    const kept = parts.filter((each) => each !== left)
    if (kept.length === 0) return []
    const sum = kept.map((each) => each.range.face).reduce(plus)
    return one('dropped-part', total, trim({ units: sum.units, scale: sum.scale + total.power }))
  })
}

function otherYears(total: Fact, others: readonly Fact[]): readonly Decimal[] {
  const { form, measure, kind, tier, level } = total.meaning
  return others
    .filter(
      (each) =>
        each.period !== total.period &&
        each.group === total.group &&
        each.meaning.form === form &&
        each.meaning.measure === measure &&
        each.meaning.kind === kind &&
        each.meaning.tier === tier &&
        each.meaning.level === level,
    )
    .map((each) => inUnit(each, total))
}

/** The characters a source would have printed for a value. */
export function printedRaw(value: Decimal): string {
  return numberText('vi', value)
}
