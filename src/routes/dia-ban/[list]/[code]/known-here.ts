import { listFigures } from '#modules/indicators/api.server.ts'
import { listSchemes } from '#modules/schemes/api.server.ts'
import type { Province, ProvinceKey } from '#modules/territory/model.ts'

/** What other modules know of one unit as it was: how much, and the latest year a report can be made of. */
export type KnownHere = ProvinceKey & {
  readonly name: string
  readonly figures: number
  /** Of a unit of today, those of the units it was made of are among them. */
  readonly schemes: number
  readonly latestYear: number | null
}

const newestFigure = { sort: 'year', descending: true, offset: 0, limit: 1 } as const
const newestScheme = { sort: '-nam', page: 1, size: 1 } as const

/** Counts what is known of a province and, for one of today, of each unit it was made of. */
export function knownHere(
  province: Province,
  parts: readonly Province[],
): Promise<readonly KnownHere[]> {
  return Promise.all((province.list === 34 ? [province, ...parts] : [province]).map(knownOf))
}

async function knownOf({ list, code, name }: Province): Promise<KnownHere> {
  const [figures, schemes] = await Promise.all([
    listFigures({ place: { list, code } }, newestFigure),
    listSchemes({ filter: { province: { list, code } }, ...newestScheme }),
  ])
  const years = [figures.rows[0]?.year, schemes.rows[0]?.year].filter(
    (year) => typeof year === 'number',
  )
  return {
    list,
    code,
    name,
    figures: figures.count,
    schemes: schemes.matched,
    latestYear: years.length === 0 ? null : Math.max(...years),
  }
}
