import type { PlainDate } from '#core/plain-date.ts'
import type { District, Place, Province, ProvinceKey } from '../model.ts'
import { listOn } from './days.ts'
import { provinceOf, type Gazetteer } from './gazetteer.ts'

/** The unit of today's map that holds the ground of a province; a province of today is its own. */
export function successorOf(gazetteer: Gazetteer, key: ProvinceKey): Province {
  if (key.list === 34) return provinceOf(gazetteer, key)
  return provinceOf(gazetteer, { list: 34, code: provinceOf(gazetteer, key).mergedInto })
}

/** The provinces of the map of 63 a unit of today was made of; a province of the 63 is its own. */
export function predecessorsOf(gazetteer: Gazetteer, key: ProvinceKey): readonly Province[] {
  if (key.list === 63) return [provinceOf(gazetteer, key)]
  return gazetteer.provinces.filter(
    ({ list, mergedInto }) => list === 63 && mergedInto === key.code,
  )
}

/** Whether a province kept its ground on 01/07/2025; either key may be asked. */
export function isUnchanged(gazetteer: Gazetteer, key: ProvinceKey): boolean {
  return predecessorsOf(gazetteer, successorOf(gazetteer, key)).length === 1
}

/** The units that held the ground of a province on a day: its successor later, its parts earlier. */
export function unitsOnDay(
  gazetteer: Gazetteer,
  key: ProvinceKey,
  on: PlainDate,
): readonly Province[] {
  return listOn(on) === 34 ? [successorOf(gazetteer, key)] : predecessorsOf(gazetteer, key)
}

/** The one unit that held the ground of a province on a day, or `undefined` when there were several. */
export function provinceOnDay(
  gazetteer: Gazetteer,
  key: ProvinceKey,
  on: PlainDate,
): Province | undefined {
  const units = unitsOnDay(gazetteer, key, on)
  return units.length === 1 ? units[0] : undefined
}

/** The code of today's administering unit of a place: its `province_id`. */
export function provinceIdOf(gazetteer: Gazetteer, place: ProvinceKey | Place): string {
  return successorOf(gazetteer, place).code
}

/** The provinces of the 63 whose code another province of the 34 took over. */
export function reusedCodes(
  gazetteer: Gazetteer,
): readonly { readonly was: Province; readonly is: Province }[] {
  return gazetteer.provinces.flatMap((was) => {
    const is = gazetteer.provinceByKey.get(`34:${was.code}`)
    return was.list === 63 && is && is.name !== was.name ? [{ was, is }] : []
  })
}

/** The districts of a province of the 63, or of all parts of one of the 34. */
export function districtsOf(gazetteer: Gazetteer, key: ProvinceKey): readonly District[] {
  const codes = new Set(predecessorsOf(gazetteer, key).map(({ code }) => code))
  return gazetteer.districts.filter(({ provinceCode }) => codes.has(provinceCode))
}
