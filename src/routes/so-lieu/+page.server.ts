import { may } from '#modules/access/api.server.ts'
import {
  figureStatuses,
  figureTiers,
  findIndicator,
  indicators,
} from '#modules/indicators/model.ts'
import {
  allFindings,
  listFigures,
  listFigureYears,
  understoodInFigures,
  type FigureSort,
} from '#modules/indicators/api.server.ts'
import { listProvinces } from '#modules/territory/api.server.ts'
import { filterOfAddress } from './filter.ts'
import type { PageServerLoad } from './$types'

const rowsAPage = 50
const sorts = ['scope', 'year', 'indicator', 'value'] as const satisfies readonly FigureSort[]

export const load: PageServerLoad = async ({ url }) => {
  const { filter, chosen } = filterOfAddress(url.searchParams)
  const sort = sorts.find((name) => name === url.searchParams.get('sort')) ?? 'year'
  const descending = url.searchParams.get('dir') !== 'asc'
  const page = Math.max(1, Math.min(10_000, Number(url.searchParams.get('page')) || 1))
  const { rows, count } = await listFigures(filter, {
    sort,
    descending,
    offset: (page - 1) * rowsAPage,
    limit: rowsAPage,
  })
  const shown = new Set(rows.map((row) => row.id))
  const verdicts: Record<string, string> = {}
  for (const { ids, verdict } of await allFindings()) {
    for (const id of ids) if (shown.has(id)) verdicts[id] ??= verdict
  }
  return {
    rows: rows.map((row) => ({
      ...row,
      indicatorLabel: findIndicator(row.indicator ?? '')?.label ?? null,
    })),
    count,
    page,
    pages: Math.max(1, Math.ceil(count / rowsAPage)),
    sort,
    descending,
    chosen,
    understood: understoodInFigures(filter),
    verdicts,
    mayEnter: may('figures.enter'),
    choices: {
      indicators: indicators.map(({ code, label }) => ({ code, label })),
      tiers: figureTiers,
      statuses: Object.entries(figureStatuses).map(([code, label]) => ({ code, label })),
      years: await listFigureYears(),
      provinces: listProvinces(63).map(({ code, name }) => ({ code, name })),
    },
  }
}
