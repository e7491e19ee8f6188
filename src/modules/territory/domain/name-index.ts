import type { PlainDate } from '#core/plain-date.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import type { Commune, District, MatchKind, Place, Province } from '../model.ts'
import { communeKinds } from '../model.ts'
import { abbreviationsOf, formerDistrictNames } from './abbreviations.ts'
import { map34From, map63From, map63Until } from './days.ts'
import type { TerritoryRows } from './gazetteer.ts'
import { fairSpelling } from './spelling.ts'

/** One name of one place, ready to be compared. */
export type NameEntry = {
  readonly place: Place
  /** The word the full name begins with, in search form: `tinh`, `thi xa`, `phuong`. */
  readonly word: string
  readonly spelling: string
  readonly matched: MatchKind
  readonly from: PlainDate | null
  readonly until: PlainDate | null
}

/** The names by their key. */
export type NameIndex = ReadonlyMap<string, readonly NameEntry[]>

/** What a name is looked up by: its search form without spaces, for `Krông Ana` is also `Krông A Na`. */
export function nameKey(name: string): string {
  return normaliseVietnamese(name).replaceAll(' ', '')
}

/** Makes the index of every name the rows know. */
export function nameIndex(rows: Omit<TerritoryRows, 'memberships'>): NameIndex {
  const index = new Map<string, NameEntry[]>()
  const add = (name: string, entry: Omit<NameEntry, 'spelling'>) => {
    const key = nameKey(name)
    const entries = index.get(key) ?? []
    const spelling = fairSpelling(name)
    if (!entries.some((other) => isSame(other, { ...entry, spelling })))
      entries.push({ ...entry, spelling })
    index.set(key, entries)
  }
  for (const province of rows.provinces) addProvince(province, add)
  for (const district of rows.districts) addDistrict(district, add)
  for (const commune of rows.communes) addCommune(commune, add)
  return index
}

type Add = (name: string, entry: Omit<NameEntry, 'spelling'>) => void

function addProvince(province: Province, add: Add): void {
  for (const { name, fullName, kind, from, until } of province.names) {
    const entry = {
      place: { ...provincePlace(province), name: fullName },
      word: kind === 'city' ? 'thanh pho' : 'tinh',
      from: from ?? province.from,
      until: until ?? province.until,
    }
    add(name, { ...entry, matched: 'name' })
    for (const alias of [...province.aliases, province.nameEn]) {
      if (alias !== name) add(alias, { ...entry, matched: 'alias' })
    }
    for (const short of abbreviationsOf(name)) add(short, { ...entry, matched: 'abbreviation' })
  }
}

function addDistrict(district: District, add: Add): void {
  const entry = {
    place: districtPlace(district),
    word: wordBefore(district.fullName, district.name),
    from: map63From,
    until: map63Until,
  }
  add(district.name, { ...entry, matched: 'name' })
  for (const former of formerDistrictNames[district.code] ?? []) {
    add(former, { ...entry, matched: 'alias' })
  }
}

function addCommune(commune: Commune, add: Add): void {
  const entry = {
    place: communePlace(commune),
    word: normaliseVietnamese(communeKinds[commune.kind].vi),
    from: map34From,
    until: null,
  }
  add(commune.name, { ...entry, matched: 'name' })
  if (commune.altName !== null) add(commune.altName, { ...entry, matched: 'alias' })
}

function wordBefore(fullName: string, name: string): string {
  return normaliseVietnamese(fullName.slice(0, fullName.length - name.length))
}

// One spelling of one place in one span is one entry, however many tables name it.
function isSame(a: NameEntry, b: NameEntry): boolean {
  return (
    a.place.list === b.place.list &&
    a.place.code === b.place.code &&
    a.place.districtCode === b.place.districtCode &&
    a.place.communeCode === b.place.communeCode &&
    a.from === b.from &&
    a.spelling === b.spelling
  )
}

/** The place that is a whole province. */
export function provincePlace(province: Province): Place {
  const { list, code, fullName } = province
  return { list, code, level: 'province', districtCode: null, communeCode: null, name: fullName }
}

/** The place that is a district of the map of 63. */
export function districtPlace({ code, fullName, provinceCode }: District): Place {
  return {
    list: 63,
    code: provinceCode,
    level: 'district',
    districtCode: code,
    communeCode: null,
    name: fullName,
  }
}

/** The place that is a commune of the map of 34. */
export function communePlace({ code, kind, name, provinceCode }: Commune): Place {
  const fullName = `${communeKinds[kind].vi} ${name}`
  return {
    list: 34,
    code: provinceCode,
    level: 'commune',
    districtCode: null,
    communeCode: code,
    name: fullName,
  }
}
