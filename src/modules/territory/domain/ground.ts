import type { Ground, Place } from '../model.ts'
import type { Gazetteer } from './gazetteer.ts'
import { predecessorsOf, successorOf } from './mergers.ts'
import type { OldWards } from './old-wards.ts'

/**
 * The ground of places as records name it on both maps. Provinces of the 63 that make up a whole province of today
 * are that province; of others, today's records lie there when their commune does.
 */
export function groundOf(gazetteer: Gazetteer, wards: OldWards, places: readonly Place[]): Ground {
  const provinces = places.filter(({ level }) => level === 'province')
  const old = new Set(provinces.filter(({ list }) => list === 63).map(({ code }) => code))
  const whole = new Set(
    provinces
      .map((place) => successorOf(gazetteer, place).code)
      .filter(
        (today) =>
          provinces.some(({ list, code }) => list === 34 && code === today) ||
          predecessorsOf(gazetteer, { list: 34, code: today }).every(({ code }) => old.has(code)),
      ),
  )
  const parts = places.filter((place) => !whole.has(successorOf(gazetteer, place).code))
  const districts = parts.flatMap(({ districtCode }) => districtCode ?? [])
  const provinces63 = parts.filter(({ level }) => level === 'province').map(({ code }) => code)
  const communes = [
    ...parts.flatMap(({ communeCode }) => communeCode ?? []),
    ...districts.flatMap((code) => wards.ofDistrict.get(code) ?? []),
    ...provinces63.flatMap((code) => wards.ofProvince.get(code) ?? []),
  ]
  return {
    whole: [...whole],
    within: distinct(parts.map((place) => successorOf(gazetteer, place).code)),
    provinces63: distinct(provinces63),
    districts: distinct(districts),
    communes: distinct(communes),
  }
}

function distinct(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)]
}
