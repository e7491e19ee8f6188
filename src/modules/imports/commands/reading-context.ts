import { plainDate } from '#core/plain-date.ts'
import type { Standing } from '#core/standing.ts'
import { findProvince, listProvinces, resolvePlace } from '#modules/territory/api.server.ts'
import type { PlaceCandidate } from '#modules/territory/model.ts'
import type { ReadContext } from '../domain/places.ts'

const mostRemembered = 20_000

/** What a reading needs to know of the world and of whoever imports; the same name is looked up once. */
export function readingContext(
  { provinceIds }: Pick<Standing, 'provinceIds'>,
  now = new Date(),
): ReadContext {
  const known = new Map<string, readonly PlaceCandidate[]>()
  return {
    today: plainDate(now.toISOString().slice(0, 10)),
    provinceNames: [...listProvinces(63), ...listProvinces(34)].map(({ name }) => name),
    isWithinReach: (key) =>
      provinceIds.length === 0 || provinceIds.includes(findProvince(key)?.mergedInto ?? key.code),
    provinceName: (key) => findProvince(key)?.name,
    resolvePlace(printed, options) {
      const key = [
        printed,
        options.level,
        options.on,
        options.within?.list,
        options.within?.code,
      ].join('|')
      const found = known.get(key) ?? resolvePlace(printed, options)
      if (known.size < mostRemembered) known.set(key, found)
      return found
    },
  }
}
