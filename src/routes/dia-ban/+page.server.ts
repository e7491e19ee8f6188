import { listProvinces, provinceOutlines, searchPlaces } from '#modules/territory/api.server.ts'
import { regionCodes, regions, type Province } from '#modules/territory/model.ts'
import type { PageServerLoad } from './$types'

const longestQuery = 100

export const load: PageServerLoad = async ({ url }) => {
  const list = url.searchParams.get('ban-do') === '63' ? 63 : 34
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, longestQuery)
  const provinces = listProvinces(list)
  return {
    list,
    query,
    found: query === '' ? null : await searchPlaces(query),
    count: provinces.length,
    regions: regionCodes.map((code) => ({
      code,
      label: regions[code],
      provinces: provinces.filter(({ region }) => region === code).map(shown),
    })),
    map: provinceOutlines(list),
  }
}

function shown({ list, code, name, kind }: Province) {
  return { list, code, name, kind }
}
