import { normaliseVietnamese } from '#core/vietnamese.ts'
import type { Place } from '../model.ts'
import type { Gazetteer } from './gazetteer.ts'
import { communePlace, nameKey } from './name-index.ts'
import type { WardMapping } from './ward-mappings.ts'

/** What became of the wards of the map of 63: by their name, and the communes of today on the ground of a larger unit. */
export type OldWards = {
  /** Communes that took ground of a ward, by the key of its full name: `phuongbennghe`. */
  readonly byName: ReadonlyMap<string, readonly Place[]>
  /** Codes of communes with ground of a province of the 63. */
  readonly ofProvince: ReadonlyMap<string, readonly string[]>
  /** Codes of communes with ground of a district. */
  readonly ofDistrict: ReadonlyMap<string, readonly string[]>
}

/** Makes the indexes over the table of mappings. */
export function oldWardsOf(gazetteer: Gazetteer, mappings: readonly WardMapping[]): OldWards {
  const byName = new Map<string, Place[]>()
  const ofProvince = new Map<string, Set<string>>()
  const ofDistrict = new Map<string, Set<string>>()
  const districts = new Map(
    gazetteer.districts.map(({ provinceCode, fullName, code }) => [
      districtKey(provinceCode, fullName),
      code,
    ]),
  )
  for (const { oldName, oldDistrict, oldProvinceCode, communeCode } of mappings) {
    const commune = gazetteer.communeByCode.get(communeCode)
    if (!commune || oldProvinceCode === null) continue
    addTo(ofProvince, oldProvinceCode, communeCode)
    const district = districts.get(districtKey(oldProvinceCode, oldDistrict ?? ''))
    if (district !== undefined) addTo(ofDistrict, district, communeCode)
    if (oldName === null) continue
    const places = byName.get(nameKey(oldName)) ?? []
    if (!places.some((place) => place.communeCode === communeCode))
      places.push(communePlace(commune))
    byName.set(nameKey(oldName), places)
  }
  return { byName, ofProvince: asLists(ofProvince), ofDistrict: asLists(ofDistrict) }
}

function districtKey(provinceCode: string, fullName: string): string {
  return `${provinceCode} ${normaliseVietnamese(fullName)}`
}

function addTo(sets: Map<string, Set<string>>, key: string, code: string): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(code))
}

function asLists(sets: ReadonlyMap<string, ReadonlySet<string>>): Map<string, readonly string[]> {
  return new Map([...sets].map(([key, codes]) => [key, [...codes].sort()]))
}
