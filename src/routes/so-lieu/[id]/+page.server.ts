import { Failure } from '#core/failure.ts'
import { decimalText } from '#core/decimal.ts'
import { findFigure, findingsOf, findSource, listFigures } from '#modules/indicators/api.server.ts'
import { findIndicator, sourceLabelOf } from '#modules/indicators/model.ts'
import type { PageServerLoad } from './$types'

const mostShown = 200

export const load: PageServerLoad = async ({ params }) => {
  const found = await findFigure(params.id)
  if (!found) throw new Failure('not-found', `figure ${params.id}`)
  const { figure, origin, sourceId } = found
  const findings = await findingsOf([figure.id])
  const involved = [...new Set(findings.flatMap(({ ids }) => ids))].slice(0, mostShown)
  const page = { sort: 'indicator', descending: false, offset: 0, limit: mostShown } as const
  return {
    figure: {
      ...figure,
      value: figure.value && decimalText(figure.value),
      baseValue: figure.baseValue && decimalText(figure.baseValue),
      resolution: decimalText(figure.resolution),
      indicatorLabel: findIndicator(figure.indicator ?? '')?.label ?? null,
      sourceLabel: sourceLabelOf(figure.sourceIndicator),
    },
    origin,
    sourceId,
    findings,
    involved: involved.length > 0 ? (await listFigures({ ids: involved }, page)).rows : [],
    source: await findSource(sourceId),
    siblings: (await listFigures({ sourceId }, page)).rows,
  }
}
