import { listSchemes, schemeTotals } from '#modules/schemes/api.server.ts'
import { readSchemeListQuery, schemeListParams } from '#modules/schemes/model.ts'
import { findEstablishments } from '#modules/establishments/api.server.ts'
import { provinceChoices } from './province-choices.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const query = readSchemeListQuery(url.searchParams)
  const { establishment } = query.filter
  const [page, totals, named] = await Promise.all([
    listSchemes(query),
    schemeTotals(query.filter),
    establishment ? findEstablishments([establishment]) : [],
  ])
  return {
    query,
    params: schemeListParams(query).toString(),
    ...page,
    totals,
    establishment: named[0]?.name ?? null,
    provinces: provinceChoices(),
  }
}
