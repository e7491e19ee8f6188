import { listFigures } from '#modules/indicators/api.server.ts'
import type { Province, ProvinceKey } from '#modules/territory/model.ts'

/** What other modules know of one unit as it was: how much, and where to read it. */
export type KnownHere = ProvinceKey & { readonly name: string; readonly figures: number }

const onlyTheCount = { sort: 'year', descending: true, offset: 0, limit: 1 } as const

/** Counts what is known of a province and, for one of today, of each unit it was made of. */
export async function knownHere(
  province: Province,
  parts: readonly Province[],
): Promise<readonly KnownHere[]> {
  const units = province.list === 34 ? [province, ...parts] : [province]
  return Promise.all(
    units.map(async ({ list, code, name }) => ({
      list,
      code,
      name,
      figures: (await listFigures({ place: { list, code } }, onlyTheCount)).count,
    })),
  )
}
