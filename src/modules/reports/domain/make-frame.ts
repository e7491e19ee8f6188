import { dayOf, type PlainDate } from '#core/plain-date.ts'
import {
  regions,
  type Province,
  type ProvinceKey,
  type RegionMembership,
} from '#modules/territory/model.ts'
import type { Bilingual, ReportScope, ReportUnit, ReportView } from '../model.ts'
import type { ReportFrame } from './report-frame.ts'
import { isRegion } from './scope.ts'
import { placeKey } from './units.ts'

/** What a report needs to know of the territory. */
export type ReportTerritory = {
  readonly provinces: readonly Province[]
  readonly memberships: readonly RegionMembership[]
}

/**
 * The frame of a report: its rows in each year, on the map of the time or on today's.
 * An old province restated to today becomes the province that holds its ground.
 * @returns `undefined` when the territory has no such scope
 */
export function makeFrame(
  territory: ReportTerritory,
  asked: { readonly scope: ReportScope; readonly year: number; readonly view: ReportView },
): ReportFrame | undefined {
  const scope = restated(territory, asked.scope, asked.view)
  const name = scope && nameOf(territory, scope, asked.year)
  if (!scope || !name) return undefined
  const list = (year: number) => (asked.view === 'today' ? 34 : listOfYear(year))
  const made = new Map<number, readonly ReportUnit[]>()
  const freshUnits = (year: number) => {
    const units = unitsOf(territory, scope, list(year), lastDay(year, asked.view))
    const isMerged = asked.view === 'as-was' && list(year) === 34
    return isMerged ? withFormerMembers(territory, scope, year, units) : units
  }
  const unitsIn = (year: number) => {
    const units = made.get(year) ?? freshUnits(year)
    made.set(year, units)
    return units
  }
  return { scope, name, year: asked.year, view: asked.view, unitsIn }
}

/** The map in force on the last day of a year. */
export const listOfYear = (year: number): 63 | 34 => (year >= 2025 ? 34 : 63)

// Today's membership is the one in force on any day after the merger; a far day stands for it.
const lastDay = (year: number, view: ReportView) =>
  view === 'today' ? dayOf(2035, 12, 31) : dayOf(year, 12, 31)

function restated(
  territory: ReportTerritory,
  scope: ReportScope,
  view: ReportView,
): ReportScope | undefined {
  if (scope.kind !== 'province63' || view === 'as-was') return scope
  const old = provinceAt(territory, { list: 63, code: scope.code })
  return old && { kind: 'province34', code: old.mergedInto }
}

function nameOf(
  territory: ReportTerritory,
  scope: ReportScope,
  year: number,
): Bilingual | undefined {
  if (scope.kind === 'nation')
    return scope.code === 'VN' ? { vi: 'cả nước', en: 'the whole country' } : undefined
  if (scope.kind === 'region') {
    if (!isRegion(scope.code)) return undefined
    const { vi, en } = regions[scope.code]
    return {
      vi: `khu vực ${vi.replace(/^(Phía|Miền)/, (word) => word.toLowerCase())}`,
      en: `the ${en} region`,
    }
  }
  const province = provinceAt(territory, {
    list: scope.kind === 'province63' ? 63 : 34,
    code: scope.code,
  })
  if (!province) return undefined
  const named =
    province.names.find((dated) => (dated.until ?? '9999') >= `${year}-12-31`) ?? province
  const text = named.fullName.replace(/^(Tỉnh|Thành phố)/, (word) => word.toLowerCase())
  return { vi: text, en: province.nameEn }
}

function unitsOf(
  territory: ReportTerritory,
  scope: ReportScope,
  list: 63 | 34,
  on: PlainDate,
): ReportUnit[] {
  if (scope.kind === 'province63') {
    const own = provinceAt(territory, { list: 63, code: scope.code })
    return own ? [asUnit(territory, own)] : []
  }
  if (scope.kind === 'province34') return rowsOfNewProvince(territory, scope.code, list)
  const members = membersOn(territory, scope, list, on).map((province) =>
    asUnit(territory, province),
  )
  return list === 34 ? members : [...members, ...laterUnits(territory, scope)]
}

/**
 * A region in a year that began on the old map and ended on the new one. What was recorded under an old province
 * happened before the merger and stays in the region of that day: Bình Thuận in the South until 30/06/2025.
 */
function withFormerMembers(
  territory: ReportTerritory,
  scope: ReportScope,
  year: number,
  units: readonly ReportUnit[],
): readonly ReportUnit[] {
  if (scope.kind !== 'region') return units
  const former = membersOn(territory, scope, 63, dayOf(year, 1, 1))
  if (former.length === 0) return units
  const wasHere = new Set(former.map(placeKey))
  const kept = units.map((unit) => {
    const origins = unit.origins.filter(
      (origin) => origin.list === 34 || wasHere.has(placeKey(origin)),
    )
    return origins.length === unit.origins.length
      ? unit
      : { ...unit, origins, isPart: true as const }
  })
  const held = new Set(kept.flatMap(({ origins }) => origins.map(placeKey)))
  const left = former.filter((province) => !held.has(placeKey(province)))
  return [...kept, ...left.map(otherMapUnit)]
}

// Before the merger a province of today is the provinces it was made of.
function rowsOfNewProvince(territory: ReportTerritory, code: string, list: 63 | 34): ReportUnit[] {
  const own = provinceAt(territory, { list: 34, code })
  if (!own) return []
  if (list === 34) return [asUnit(territory, own)]
  const made = territory.provinces.filter(
    (province) => province.list === 63 && province.mergedInto === code,
  )
  return [...made.map((province) => asUnit(territory, province)), otherMapUnit(own)]
}

function membersOn(
  territory: ReportTerritory,
  scope: ReportScope,
  list: 63 | 34,
  on: PlainDate,
): Province[] {
  const ofList = territory.provinces.filter((province) => province.list === list)
  if (scope.kind === 'nation') return ofList
  const codes = new Set(
    territory.memberships
      .filter(
        ({ region, list: theirs, from, until }) =>
          region === scope.code && theirs === list && from <= on && (until === null || until >= on),
      )
      .map(({ code }) => code),
  )
  return ofList.filter(({ code }) => codes.has(code))
}

// A fact of an old year recorded under a new province is kept apart, so that both views have one national total.
function laterUnits(territory: ReportTerritory, scope: ReportScope): ReportUnit[] {
  return membersOn(territory, scope, 34, dayOf(2035, 12, 31)).map(otherMapUnit)
}

const otherMapUnit = ({ list, code, name }: Province): ReportUnit => ({
  list,
  code,
  name,
  origins: [{ list, code }],
  onlyForOtherMap: true,
})

/** A province with the keys whose facts are its own: itself, and those it was made of. */
function asUnit(territory: ReportTerritory, { list, code, name }: Province): ReportUnit {
  const made =
    list === 63
      ? []
      : territory.provinces.filter((old) => old.list === 63 && old.mergedInto === code)
  return {
    list,
    code,
    name,
    origins: [{ list, code }, ...made.map((old) => ({ list: old.list, code: old.code }))],
  }
}

function provinceAt(territory: ReportTerritory, key: ProvinceKey): Province | undefined {
  return territory.provinces.find(({ list, code }) => list === key.list && code === key.code)
}

/** How today's region differs from the one old figures speak of: the old provinces that left it and that joined it. */
export function regionChange(
  territory: ReportTerritory,
  region: string,
  year: number,
): { readonly left: readonly string[]; readonly joined: readonly string[] } | undefined {
  if (listOfYear(year) === 34) return undefined
  const scope: ReportScope = { kind: 'region', code: region }
  const then = membersOn(territory, scope, 63, dayOf(year, 12, 31))
  const today = new Set(
    membersOn(territory, scope, 34, dayOf(2035, 12, 31)).map(({ code }) => code),
  )
  const now = territory.provinces.filter(
    ({ list, mergedInto }) => list === 63 && today.has(mergedInto),
  )
  const names = (from: readonly Province[], without: readonly Province[]) =>
    from.filter((province) => !without.includes(province)).map(({ name }) => name)
  const change = { left: names(then, now), joined: names(now, then) }
  return change.left.length + change.joined.length === 0 ? undefined : change
}
