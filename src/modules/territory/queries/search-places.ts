import { sql } from 'kysely'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import { read } from '#platform/db/transact.ts'
import type {
  CommuneKind,
  FoundPlace,
  NamedPlace,
  PlacedQuery,
  Province,
  ProvinceKey,
} from '../model.ts'
import { communeKinds } from '../model.ts'
import { formerProvincesNamed, type FormerProvince } from '../domain/former-provinces.ts'
import { findProvince } from '../domain/gazetteer.ts'
import { successorOf } from '../domain/mergers.ts'
import { placesInQuery } from '../domain/place-in-query.ts'
import { resolvePlace } from '../domain/resolve.ts'
import { oldWardsSnapshot, territorySnapshot } from './snapshot.ts'

const mostFound = 60
const longestQuery = 100
const mostWords = 8

/**
 * Places of any time, with what became of each: provinces named among other words, places whose name holds all words,
 * and smaller places named among them.
 */
export async function searchPlaces(
  query: string,
  limit = mostFound,
): Promise<readonly FoundPlace[]> {
  const placed = readPlacedQuery(query)
  const all = await placesHolding(query, limit)
  if (!placed || (placed.rest === '' && placed.places.length === 1)) return all
  const found = await Promise.all(
    placed.places.map(async (named) =>
      (await placesHolding(named.typed, limit)).filter((place) => isNamed(place, named)),
    ),
  )
  const named = found.flat()
  const provinces = named.filter(({ level }) => level === 'province' || level === 'formerProvince')
  return distinct([...provinces, ...all, ...named]).slice(0, limit)
}

// Not every place that happens to hold the words of a named one, but those it stands for.
function isNamed({ level, key, code }: FoundPlace, named: NamedPlace): boolean {
  if (named.level !== level) return false
  if (level === 'oldWard') return true
  return named.places.some(
    (place) =>
      place.list === key.list &&
      place.code === key.code &&
      [null, code].includes(place.districtCode ?? place.communeCode),
  )
}

function distinct(places: readonly FoundPlace[]): readonly FoundPlace[] {
  const idOf = ({ level, key, code }: FoundPlace) => [level, key.list, key.code, code].join(' ')
  return [...new Map([...places].reverse().map((place) => [idOf(place), place])).values()].reverse()
}

async function placesHolding(query: string, limit: number): Promise<readonly FoundPlace[]> {
  const normal = normaliseVietnamese(query.slice(0, longestQuery))
  if (normal === '') return []
  const provinces = findProvinces(query, normal)
  const units = (await findUnits(normal, limit)).flatMap(toFoundPlace)
  return [...provinces, ...formerProvincesNamed(normal).flatMap(foundFormer), ...units].slice(
    0,
    limit,
  )
}

/** The places a query names among its other words, or `undefined`: how every search of the product understands it. */
export function readPlacedQuery(query: string): PlacedQuery | undefined {
  return placesInQuery(territorySnapshot(), oldWardsSnapshot(), query)
}

// One line for each province it became: a reader picks the half that is meant.
function foundFormer(former: FormerProvince): readonly FoundPlace[] {
  const territory = territorySnapshot()
  return former.became.flatMap((code) => {
    const province = findProvince(territory, { list: 63, code })
    if (!province) return []
    return [
      {
        level: 'formerProvince',
        key: keyOf(province),
        code: `${former.name}-${code}`,
        name: `Tỉnh ${former.name}`,
        formerNames: [],
        within: null,
        until: former.until,
        became: { key: keyOf(province), name: province.fullName },
      },
    ]
  })
}

function findProvinces(query: string, normal: string): readonly FoundPlace[] {
  const territory = territorySnapshot()
  const read = resolvePlace(territory, query, { level: 'province' })
    .filter(({ matched }) => matched !== 'former')
    .map(({ place }) => findProvince(territory, place))
  const named = territory.provinces.filter(({ names, nameEn }) =>
    [...names.map(({ fullName }) => fullName), nameEn].some((name) =>
      normaliseVietnamese(name).includes(normal),
    ),
  )
  return [...new Set([...read, ...named])].flatMap((province) =>
    province ? [foundProvince(province)] : [],
  )
}

function foundProvince(province: Province): FoundPlace {
  const today = successorOf(territorySnapshot(), province)
  return {
    level: 'province',
    key: keyOf(province),
    code: province.code,
    name: province.fullName,
    formerNames: province.names
      .map(({ fullName }) => fullName)
      .filter((name) => name !== province.fullName),
    within: null,
    until: province.until,
    became: province.list === 63 ? { key: keyOf(today), name: today.fullName } : null,
  }
}

type UnitRow = {
  level: 'district' | 'commune' | 'oldWard'
  code: string
  name: string
  kind: CommuneKind | null
  district: string | null
  province_code: string | null
  commune_name: string | null
  commune_kind: CommuneKind | null
  commune_province: string | null
}

function findUnits(normal: string, limit: number): Promise<readonly UnitRow[]> {
  const patterns = normal
    .split(' ')
    .slice(0, mostWords)
    .map((word) => `%${word}%`)
  return read('territory.read', async (db) => {
    const { rows } = await sql<UnitRow>`
      select * from (
        select 'district' as level, code, full_name as name, null as kind, null as district, province_code,
          null as commune_name, null as commune_kind, null as commune_province, search, vn_norm(name) as bare
        from district where search like all (${patterns}::text[])
        union all
        select 'commune', code, name, kind, null, province_code, null, null, null, search, vn_norm(name)
        from commune where search like all (${patterns}::text[])
        union all
        select 'oldWard', w.id::text, w.old_name, null, w.old_district, w.old_province_code,
          c.name, c.kind, c.province_code, w.search, regexp_replace(vn_norm(w.old_name), '^(thi tran|phuong|xa) ', '')
        from ward_mapping w join commune c on c.code = w.commune_code
        where w.search like all (${patterns}::text[]) and w.old_name is not null
      ) found
      order by bare <> ${normal}, search not like ${`${normal}%`}, position(${normal} in search) = 0, length(search), name, level, code
      limit ${limit}`.execute(db)
    return rows
  })
}

function toFoundPlace(row: UnitRow): readonly FoundPlace[] {
  const territory = territorySnapshot()
  const key: ProvinceKey = {
    list: row.level === 'commune' ? 34 : 63,
    code: row.province_code ?? '',
  }
  const province = findProvince(territory, key)
  if (!province) return []
  const today = successorOf(territory, key)
  const name = row.kind ? `${communeKinds[row.kind].vi} ${row.name}` : row.name
  const common = {
    level: row.level,
    key,
    code: row.code,
    name,
    formerNames: [],
    within: withinOf(row, province),
  }
  if (row.level === 'commune') return [{ ...common, until: null, became: null }]
  const commune = row.commune_kind
    ? `${communeKinds[row.commune_kind].vi} ${row.commune_name ?? ''}, `
    : ''
  return [
    {
      ...common,
      until: province.until,
      became: { key: keyOf(today), name: commune + today.fullName },
    },
  ]
}

function withinOf({ district }: UnitRow, { fullName }: Province): string {
  return district === null ? fullName : `${district}, ${fullName}`
}

function keyOf({ list, code }: ProvinceKey): ProvinceKey {
  return { list, code }
}
