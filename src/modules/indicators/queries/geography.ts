import { regionMembers, territorySnapshot } from '#modules/territory/api.server.ts'
import { regionCodes, regions } from '#modules/territory/model.ts'
import { plainDate } from '#core/plain-date.ts'
import { geographyFrom, mergedOn, type Geography } from '../domain/geography.ts'

const lastDayOfThe63 = plainDate('2025-06-30')
let made: Geography | undefined

/** What the reconciler must know of places, from the territory in memory; made once. */
export function geography(): Geography {
  const { provinces, districts } = territorySnapshot()
  const of = (list: 63 | 34) => provinces.filter((province) => province.list === list)
  made ??= geographyFrom({
    provinces63: of(63),
    provinces34: of(34),
    districts,
    regions: regionCodes.map((code) => ({
      code,
      name: regions[code].vi,
      members63: regionMembers(code, lastDayOfThe63),
      members34: regionMembers(code, mergedOn),
    })),
  })
  return made
}
