import type { PlainDate } from '#core/plain-date.ts'
import type {
  MapView,
  PlaceCandidate,
  Province,
  ProvinceKey,
  ProvinceList,
  Region,
} from './model.ts'
import * as gazetteer from './domain/gazetteer.ts'
import * as mergers from './domain/mergers.ts'
import type { ResolveOptions } from './domain/name-hits.ts'
import * as regions from './domain/regions.ts'
import * as resolving from './domain/resolve.ts'
import * as restating from './domain/restate.ts'
import { territorySnapshot } from './queries/snapshot.ts'

export { loadTerritory } from './commands/load-territory.ts'
export { loadKnownProducts } from './commands/load-known-products.ts'
export { readPlacedQuery, searchPlaces } from './queries/search-places.ts'
export { lyingIn, lyingInParts } from './queries/ground-sql.ts'
export { knownProductsIn } from './queries/known-products.ts'
export { provinceOutlines } from './queries/outlines.ts'
export { provinceDetail, type ProvinceDetail } from './queries/province-page.ts'
export { territorySnapshot } from './queries/snapshot.ts'
export { resolveRegion } from './domain/regions.ts'
export { listOn, mapActs } from './domain/days.ts'
export { nameOn, type Gazetteer } from './domain/gazetteer.ts'
export { nationalTotal, type AdditiveFact, type RestatedFact } from './domain/restate.ts'
export type { ResolveOptions } from './domain/name-hits.ts'

/** Reads a place as printed; the surest candidate first, none when it names no place known. */
export function resolvePlace(
  printed: string,
  options: ResolveOptions = {},
): readonly PlaceCandidate[] {
  return resolving.resolvePlace(territorySnapshot(), printed, options)
}

/** The provinces of one map, in the order of their codes. */
export function listProvinces(list: ProvinceList): readonly Province[] {
  return gazetteer.provincesOf(territorySnapshot(), list)
}

/** The province of a key, or `undefined`. */
export function findProvince(key: ProvinceKey): Province | undefined {
  return gazetteer.findProvince(territorySnapshot(), key)
}

/** The provinces of a region on a day. */
export function regionMembers(region: Region, on: PlainDate): readonly Province[] {
  return regions.regionMembers(territorySnapshot(), region, on)
}

/** The region that held a province on a day, or `undefined` when its parts lay in several. */
export function regionOnDay(key: ProvinceKey, on: PlainDate): Region | undefined {
  return regions.regionOnDay(territorySnapshot(), key, on)
}

/** The region a fact of a province counts in: that of its own map, or that of today's. */
export function regionInView(key: ProvinceKey, view: MapView): Region {
  return regions.regionInView(territorySnapshot(), key, view)
}

/** The one unit that held the ground of a province on a day, or `undefined` when there were several. */
export function provinceOnDay(key: ProvinceKey, on: PlainDate): Province | undefined {
  return mergers.provinceOnDay(territorySnapshot(), key, on)
}

/** The unit of today's map that holds the ground of a province. */
export function successorOf(key: ProvinceKey): Province {
  return mergers.successorOf(territorySnapshot(), key)
}

/** The provinces of the 63 a unit of today was made of. */
export function predecessorsOf(key: ProvinceKey): readonly Province[] {
  return mergers.predecessorsOf(territorySnapshot(), key)
}

/** The `province_id` of a place: the code of today's administering unit. */
export function provinceIdOf(place: ProvinceKey): string {
  return mergers.provinceIdOf(territorySnapshot(), place)
}

/** Adds money facts up by the units as they were, or by today's map. */
export function restate(
  facts: readonly restating.AdditiveFact[],
  view: MapView,
): readonly restating.RestatedFact[] {
  return restating.restate(territorySnapshot(), facts, view)
}

/** The same for amounts of another kind, with their own addition. */
export function restateWith<Amount>(
  facts: readonly restating.AdditiveFact<Amount>[],
  view: MapView,
  add: (a: Amount, b: Amount) => Amount,
): readonly restating.RestatedFact<Amount>[] {
  return restating.restateWith(territorySnapshot(), facts, view, add)
}
