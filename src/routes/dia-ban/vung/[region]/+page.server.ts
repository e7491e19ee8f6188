import { Failure } from '#core/failure.ts'
import { listFigures } from '#modules/indicators/api.server.ts'
import {
  listProvinces,
  predecessorsOf,
  provinceOutlines,
  successorOf,
} from '#modules/territory/api.server.ts'
import { isRegion, regions, type Province } from '#modules/territory/model.ts'
import type { PageServerLoad } from './$types'

const onlyTheCount = { sort: 'year', descending: true, offset: 0, limit: 1 } as const

export const load: PageServerLoad = async ({ params }) => {
  const code = params.region.toUpperCase()
  if (!isRegion(code)) throw new Failure('not-found', `region ${params.region}`)
  const before = listProvinces(63).filter(({ region }) => region === code)
  const today = listProvinces(34).filter(({ region }) => region === code)
  return {
    region: { code, label: regions[code] },
    before: before.map((province) => ({
      ...shown(province),
      becomes: shown(successorOf(province)),
    })),
    today: today.map((province) => ({
      ...shown(province),
      parts: predecessorsOf(province).map(shown),
    })),
    figures: (await listFigures({ region: code }, onlyTheCount)).count,
    maps: { 63: provinceOutlines(63), 34: provinceOutlines(34) },
  }
}

function shown({ list, code, name, region }: Province) {
  return { list, code, name, region }
}
