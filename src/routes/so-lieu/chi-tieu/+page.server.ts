import { sourceIndicators } from '#modules/indicators/api.server.ts'
import { indicatorGroups, indicators } from '#modules/indicators/model.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = () => {
  const names = sourceIndicators()
  return {
    groups: Object.entries(indicatorGroups).map(([code, label]) => ({
      code,
      label,
      indicators: indicators
        .filter((indicator) => indicator.group === code)
        .map((indicator) => ({
          ...indicator,
          names: names.filter((name) => [name.indicator, name.planned].includes(indicator.code)),
        })),
    })),
    unmapped: names.filter((name) => name.indicator === null),
    mapped: names.filter((name) => name.indicator !== null).length,
  }
}
