import { Failure } from '#core/failure.ts'
import { listFigures } from '#modules/indicators/api.server.ts'
import { listProvinces, predecessorsOf, successorOf } from '#modules/territory/api.server.ts'
import { isRegion, regions, type Province } from '#modules/territory/model.ts'
import type { PageServerLoad } from './$types'

const onlyTheCount = { sort: 'year', descending: true, offset: 0, limit: 1 } as const

export const load: PageServerLoad = async ({ params }) => {
  const code = params.region.toUpperCase()
  if (!isRegion(code)) throw new Failure('not-found', `region ${params.region}`)
  const isMember = ({ region }: Province) => region === code
  return {
    region: { code, label: regions[code] },
    before: listProvinces(63)
      .filter(isMember)
      .map((province) => ({ ...shown(province), others: [shown(successorOf(province))] })),
    today: listProvinces(34)
      .filter(isMember)
      .map((province) => ({ ...shown(province), others: predecessorsOf(province).map(shown) })),
    figures: (await listFigures({ region: code }, onlyTheCount)).count,
  }
}

function shown({ list, code, name, region }: Province) {
  return { list, code, name, region }
}
