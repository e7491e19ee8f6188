import { may } from '#modules/access/api.server.ts'
import { listSchemes, schemeTotals, understoodPlaces } from '#modules/schemes/api.server.ts'
import {
  readSchemeListQuery,
  schemeListParams,
  type SchemeListQuery,
} from '#modules/schemes/model.ts'
import { findEstablishments } from '#modules/establishments/api.server.ts'
import { amongOf, readAmong } from '../among.ts'
import { provinceChoices } from './province-choices.ts'
import type { PageServerLoad } from './$types'

export const load = (async ({ url }) => {
  const asked = readSchemeListQuery(url.searchParams)
  const { establishment } = asked.filter
  const among = amongOf(asked.filter)
  const [{ query, ...page }, totals, named] = await readAmong(among, () =>
    Promise.all([
      pageOf(asked),
      schemeTotals(asked.filter),
      establishment ? findEstablishments([establishment]) : [],
    ]),
  )
  return {
    query,
    among,
    may: { create: may('scheme.create'), import: may('import.start'), share: may('share.give') },
    unreadYears: unreadYearsOf(url.searchParams),
    params: schemeListParams(query).toString(),
    ...page,
    totals,
    understood: understoodPlaces(asked.filter),
    establishment: named[0]?.name ?? null,
    provinces: provinceChoices(),
  }
}) satisfies PageServerLoad

/** The page asked for, or the last one when the list ends before it. */
async function pageOf(query: SchemeListQuery) {
  const found = await listSchemes(query)
  const last = Math.ceil(found.matched / query.size)
  if (found.rows.length > 0 || last === 0 || query.page <= last) return { ...found, query }
  const ending = { ...query, page: last }
  return { ...(await listSchemes(ending)), query: ending }
}

/** Years of the address that are none, so that the list was not narrowed by them. */
function unreadYearsOf(params: URLSearchParams): string[] {
  return ['nam', 'tu-nam', 'den-nam'].flatMap((name) => {
    const text = params.get(name)?.trim() ?? ''
    return text === '' || /^\d{4}$/.test(text) ? [] : [text.slice(0, 20)]
  })
}
