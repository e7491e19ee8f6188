import type { MapView, ProvinceKey } from '../model.ts'
import { provinceKeyText } from '../model.ts'
import { findProvince, type Gazetteer } from './gazetteer.ts'
import { successorOf } from './mergers.ts'

/** A fact that may be added up over places: money, schemes, hours. `null` is unknown, not nothing. */
export type AdditiveFact<Amount = bigint> = {
  readonly place: ProvinceKey
  /** Distinct counts and ratios are not `sum`: they must be computed again from their records. */
  readonly rollUp: 'sum'
  readonly amount: Amount | null
}

/** The facts of one unit in one view, added up. */
export type RestatedFact<Amount = bigint> = {
  readonly place: ProvinceKey
  /** The sum of what is known, or `null` when nothing is. */
  readonly amount: Amount | null
  readonly known: number
  readonly facts: number
  /** The units as they were whose facts are in the sum. */
  readonly from: readonly ProvinceKey[]
}

/** Adds money facts up by the units as they were, or by today's map; both have the same national total. */
export function restate(
  gazetteer: Gazetteer,
  facts: readonly AdditiveFact[],
  view: MapView,
): readonly RestatedFact[] {
  return restateWith(gazetteer, facts, view, (a, b) => a + b)
}

/**
 * The same for amounts of another kind, such as exact decimals, with their own addition.
 * @throws {Error} when a fact is not additive or names no province
 */
export function restateWith<Amount>(
  gazetteer: Gazetteer,
  facts: readonly AdditiveFact<Amount>[],
  view: MapView,
  add: (a: Amount, b: Amount) => Amount,
): readonly RestatedFact<Amount>[] {
  const units = new Map<string, RestatedFact<Amount>>()
  for (const fact of facts) {
    assertAdditive(gazetteer, fact)
    const place = view === 'today' ? keyOf(successorOf(gazetteer, fact.place)) : keyOf(fact.place)
    const id = provinceKeyText(place)
    units.set(id, joined(units.get(id) ?? empty(place), fact, add))
  }
  return [...units.values()].sort(
    (a, b) => b.place.list - a.place.list || (a.place.code < b.place.code ? -1 : 1),
  )
}

/** The sum over all units of a view; the same in both. `null` when nothing is known. */
export function nationalTotal<Amount>(
  restated: readonly RestatedFact<Amount>[],
  add: (a: Amount, b: Amount) => Amount,
): Amount | null {
  return restated.reduce<Amount | null>((total, { amount }) => sumOfKnown(total, amount, add), null)
}

function joined<Amount>(
  unit: RestatedFact<Amount>,
  fact: AdditiveFact<Amount>,
  add: (a: Amount, b: Amount) => Amount,
): RestatedFact<Amount> {
  const isNew = !unit.from.some((key) => provinceKeyText(key) === provinceKeyText(fact.place))
  return {
    place: unit.place,
    amount: sumOfKnown(unit.amount, fact.amount, add),
    known: unit.known + (fact.amount === null ? 0 : 1),
    facts: unit.facts + 1,
    from: isNew ? [...unit.from, keyOf(fact.place)] : unit.from,
  }
}

function sumOfKnown<Amount>(
  a: Amount | null,
  b: Amount | null,
  add: (a: Amount, b: Amount) => Amount,
): Amount | null {
  if (a === null) return b
  return b === null ? a : add(a, b)
}

function empty<Amount>(place: ProvinceKey): RestatedFact<Amount> {
  return { place, amount: null, known: 0, facts: 0, from: [] }
}

function keyOf({ list, code }: ProvinceKey): ProvinceKey {
  return { list, code }
}

function assertAdditive<Amount>(gazetteer: Gazetteer, fact: AdditiveFact<Amount>): void {
  if (fact.rollUp !== 'sum') throw new Error(`Only sums restate, not ${String(fact.rollUp)}`)
  if (!findProvince(gazetteer, fact.place))
    throw new Error(`No province ${provinceKeyText(fact.place)}`)
}
