import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import type { Commune, District, Province, ProvinceKey, RegionMembership } from '../model.ts'
import { mapActs } from '../domain/days.ts'
import { findProvince } from '../domain/gazetteer.ts'
import { districtsOf, predecessorsOf, reusedCodes, successorOf } from '../domain/mergers.ts'
import { territorySnapshot } from './snapshot.ts'

/** What the territory itself knows of one province. */
export type ProvinceDetail = {
  readonly province: Province
  readonly successor: Province
  /** The provinces of the 63 it was made of; itself when it is one of them. */
  readonly predecessors: readonly Province[]
  readonly districts: readonly District[]
  /** The communes of today on its ground; of one of the 63, those its wards went into. */
  readonly communes: readonly Commune[]
  /** The province the same code means on the other map, where that is another. */
  readonly sameCodeElsewhere: Province | null
  /** The regions of its ground over time: those of its parts, then that of today. */
  readonly regions: readonly (RegionMembership & { readonly provinceName: string })[]
  /** The act of law that made it, on its map. */
  readonly act: string
}

/** A province with its history, districts and communes, or `undefined` when the map has none. */
export async function provinceDetail(key: ProvinceKey): Promise<ProvinceDetail | undefined> {
  const territory = territorySnapshot()
  const province = findProvince(territory, key)
  if (!province) return undefined
  const [successor, predecessors] = [successorOf(territory, key), predecessorsOf(territory, key)]
  return {
    province,
    successor,
    predecessors,
    regions: [...predecessors, successor].flatMap(membershipsOf),
    act: mapActs[key.list],
    districts: districtsOf(territory, key),
    communes: key.list === 34 ? communesOfToday(key.code) : await communesOnGroundOf(key.code),
    sameCodeElsewhere: sameCodeElsewhere(key),
  }
}

function membershipsOf({ list, code, name }: Province): ProvinceDetail['regions'] {
  return territorySnapshot()
    .memberships.filter((membership) => membership.list === list && membership.code === code)
    .map((membership) => ({ ...membership, provinceName: name }))
}

function communesOfToday(code: string): readonly Commune[] {
  return territorySnapshot().communes.filter(({ provinceCode }) => provinceCode === code)
}

async function communesOnGroundOf(oldProvinceCode: string): Promise<readonly Commune[]> {
  const { communeByCode } = territorySnapshot()
  const codes = await read('territory.read', async (db) => {
    const { rows } = await sql<{ commune_code: string }>`
      select distinct commune_code from ward_mapping where old_province_code = ${oldProvinceCode} order by 1`.execute(
      db,
    )
    return rows.map((row) => row.commune_code)
  })
  return codes.flatMap((code) => communeByCode.get(code) ?? [])
}

function sameCodeElsewhere({ list, code }: ProvinceKey): Province | null {
  const reused = reusedCodes(territorySnapshot()).find(({ was }) => was.code === code)
  if (!reused) return null
  return list === 63 ? reused.is : reused.was
}
