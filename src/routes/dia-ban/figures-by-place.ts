import { listFigureScopes } from '#modules/indicators/api.server.ts'
import { findProvince, restateWith } from '#modules/territory/api.server.ts'
import { asProvinceKey, provinceKeyText, type ProvinceList } from '#modules/territory/model.ts'

/** How many reported figures each province of a map has; on today's map those of its parts are its own. */
export async function figuresByPlace(list: ProvinceList): Promise<ReadonlyMap<string, number>> {
  const facts = (await listFigureScopes()).flatMap(({ list, code, figures }) => {
    const place = asProvinceKey(`${list}:${code}`)
    return place && findProvince(place) ? [{ place, rollUp: 'sum' as const, amount: figures }] : []
  })
  const restated = restateWith(facts, list === 34 ? 'today' : 'as-was', (a, b) => a + b)
  return new Map(restated.map(({ place, amount }) => [provinceKeyText(place), amount ?? 0]))
}
