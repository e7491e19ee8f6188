import { Failure } from '#core/failure.ts'
import { knownProductsIn, provinceDetail } from '#modules/territory/api.server.ts'
import { asProvinceKey, type Commune, type District } from '#modules/territory/model.ts'
import { knownHere } from './known-here.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params }) => {
  const key = asProvinceKey(`${params.list}:${params.code}`)
  const detail = key && (await provinceDetail(key))
  if (!key || !detail) throw new Failure('not-found', `province ${params.list}:${params.code}`)
  const [products, known] = await Promise.all([
    knownProductsIn(key),
    knownHere(detail.province, detail.predecessors),
  ])
  const { districts, communes, ...territory } = detail
  return {
    ...territory,
    products,
    known,
    districts: districts.map(({ code, fullName, provinceCode }: District) => ({
      code,
      fullName,
      provinceCode,
    })),
    communes: communes.map(({ code, name, kind, kindBefore }: Commune) => ({
      code,
      name,
      kind,
      kindBefore,
    })),
  }
}
