import { listProvinces, provinceOutlines, searchPlaces } from '#modules/territory/api.server.ts'
import { provinceKeyText, regionCodes, regions } from '#modules/territory/model.ts'
import { figuresByPlace } from './figures-by-place.ts'
import type { PageServerLoad } from './$types'

const longestQuery = 100
const mostFound = 40

export const load: PageServerLoad = async ({ url }) => {
  const list = url.searchParams.get('ban-do') === '63' ? 63 : 34
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, longestQuery)
  const [figures, found] = await Promise.all([
    figuresByPlace(list),
    query === '' ? null : searchPlaces(query, mostFound),
  ])
  const provinces = listProvinces(list).map(({ code, name, region }) => ({
    code,
    name,
    region,
    figures: figures.get(provinceKeyText({ list, code })) ?? null,
  }))
  return {
    list,
    query,
    found,
    provinces,
    regions: regionCodes.map((code) => ({ code, label: regions[code] })),
    map: provinceOutlines(list),
  }
}
