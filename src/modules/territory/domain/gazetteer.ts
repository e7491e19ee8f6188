import type { PlainDate } from '#core/plain-date.ts'
import type {
  Commune,
  DatedName,
  District,
  Province,
  ProvinceKey,
  ProvinceList,
  RegionMembership,
} from '../model.ts'
import { provinceKeyText } from '../model.ts'
import { inForce } from './days.ts'
import { nameIndex, type NameIndex } from './name-index.ts'

/** All that is known of the territory, as plain rows. */
export type TerritoryRows = {
  readonly provinces: readonly Province[]
  readonly districts: readonly District[]
  readonly communes: readonly Commune[]
  readonly memberships: readonly RegionMembership[]
}

/** The rows with the indexes the questions need; made once. */
export type Gazetteer = TerritoryRows & {
  readonly provinceByKey: ReadonlyMap<string, Province>
  readonly districtByCode: ReadonlyMap<string, District>
  readonly communeByCode: ReadonlyMap<string, Commune>
  readonly names: NameIndex
}

/** Makes the indexes over the rows. */
export function gazetteerOf(rows: TerritoryRows): Gazetteer {
  return {
    ...rows,
    provinceByKey: new Map(rows.provinces.map((province) => [provinceKeyText(province), province])),
    districtByCode: new Map(rows.districts.map((district) => [district.code, district])),
    communeByCode: new Map(rows.communes.map((commune) => [commune.code, commune])),
    names: nameIndex(rows),
  }
}

/** The province of a key, or `undefined` when the map has none. */
export function findProvince(gazetteer: Gazetteer, key: ProvinceKey): Province | undefined {
  return gazetteer.provinceByKey.get(provinceKeyText(key))
}

/**
 * The province of a key that must exist.
 * @throws {Error} when the map has none
 */
export function provinceOf(gazetteer: Gazetteer, key: ProvinceKey): Province {
  const found = findProvince(gazetteer, key)
  if (!found) throw new Error(`No province ${provinceKeyText(key)}`)
  return found
}

/** The provinces of one map, in the order of their codes. */
export function provincesOf(gazetteer: Gazetteer, list: ProvinceList): readonly Province[] {
  return gazetteer.provinces.filter((province) => province.list === list)
}

/** The name a province bore on a day; before its first day its first, after its last day its last. */
export function nameOn(province: Province, on: PlainDate): DatedName {
  const named = province.names.find((name) => inForce(name, on))
  const nearest = on < province.from ? province.names[0] : province.names.at(-1)
  const found = named ?? nearest
  if (!found) throw new Error(`Province ${provinceKeyText(province)} has no name`)
  return found
}
