import type { PlainDate } from '#core/plain-date.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import type { MapView, Province, ProvinceKey, Region } from '../model.ts'
import { inForce } from './days.ts'
import { provinceOf, type Gazetteer } from './gazetteer.ts'
import { provinceOnDay, successorOf } from './mergers.ts'

/** The provinces of a region on a day: 28, 15 and 20 until 30/06/2025; 15, 11 and 8 since. */
export function regionMembers(
  gazetteer: Gazetteer,
  region: Region,
  on: PlainDate,
): readonly Province[] {
  return gazetteer.memberships
    .filter((membership) => membership.region === region && inForce(membership, on))
    .map((membership) => provinceOf(gazetteer, membership))
}

/** The region that held a province on a day, or `undefined` when its parts lay in several. */
export function regionOnDay(
  gazetteer: Gazetteer,
  key: ProvinceKey,
  on: PlainDate,
): Region | undefined {
  const unit = provinceOnDay(gazetteer, key, on)
  const found = gazetteer.memberships.find(
    ({ list, code, ...span }) => list === unit?.list && code === unit.code && inForce(span, on),
  )
  return found?.region
}

/** The region a fact of a province counts in: that of its own map, or that of today's. */
export function regionInView(gazetteer: Gazetteer, key: ProvinceKey, view: MapView): Region {
  return (view === 'today' ? successorOf(gazetteer, key) : provinceOf(gazetteer, key)).region
}

const printedRegions: readonly (readonly [RegExp, Region | 'VN'])[] = [
  [/mien trung|tay nguyen|^mt tn$|^mttn$/, 'MTTN'],
  [/^(cac tinh )?(khu vuc |vung |mien )?(phia )?bac$|^bac bo$/, 'BAC'],
  [/^(cac tinh )?(khu vuc |vung |mien )?(phia )?nam$|^nam bo$/, 'NAM'],
  [/^(ca nuoc|toan quoc|viet nam|vn|toan nganh)$/, 'VN'],
]

/** The region, or the nation, a printed name means; `undefined` when it means neither. */
export function resolveRegion(printed: string): Region | 'VN' | undefined {
  const text = normaliseVietnamese(printed).replace(
    /^(cac )?tinh thanh( pho)? |^cac dia phuong /,
    '',
  )
  return printedRegions.find(([pattern]) => pattern.test(text))?.[1]
}
