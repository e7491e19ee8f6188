import { findProvince } from '#modules/territory/api.server.ts'
import type { ReportedFigure } from '../domain/figure.ts'
import { readFigures } from '../domain/read-figures.ts'
import type { ReceivedFigure } from '../store.ts'

/** Reads records and puts beside each figure today's province and the record it came from. */
export function receive(records: unknown): ReceivedFigure[] {
  const figures = readFigures(records)
  const origins = new Map(
    (records as { id?: unknown }[]).map((record) => [String(record.id), record]),
  )
  return figures.map((figure) => ({
    figure,
    origin: origins.get(figure.id) ?? figure,
    provinceId: provinceIdOf(figure),
  }))
}

function provinceIdOf({ scope }: ReportedFigure): string | null {
  if (scope.code === null) return null
  if (scope.kind === 'province34') return scope.code
  if (scope.kind !== 'province63') return null
  return findProvince({ list: 63, code: scope.code })?.mergedInto ?? null
}
