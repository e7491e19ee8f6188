import type { Language } from '#core/prose/run.ts'
import { writeFigure, type YearReport } from '#modules/reports/api.server.ts'
import { openHref } from '../../present.ts'

/**
 * The figures of the former region, which stand apart on today's map. What a source prints can already hold the unit,
 * or be a list of names: the number is said, its own page has the print.
 */
export function notRestatedLines(report: YearReport, language: Language) {
  return report.notRestated.map(({ figure, why }) => ({
    id: figure.id,
    label: figure.label[language],
    value: writeFigure(figure, language),
    href: openHref(figure),
    why: why[language],
  }))
}
