import { unitIn } from '#modules/indicators/model.ts'
import type { Bilingual, ReportFigure } from '../../model.ts'
import { isWholeOf } from '../whole.ts'
import { groupLabels, groupOf, resultGroups } from '../prose/phrases.ts'
import { tierLabels } from '../../model.ts'
import type { YearReport } from '../year-report.ts'
import { stagesOf } from './stages.ts'
import { printedCell, textColumn, words, type ReportTable, type TableRow } from './table.ts'

/** Reported results by the groups of activities, each with its stages. */
export function resultsTable(report: YearReport): ReportTable {
  const whole = report.figures.filter(
    (figure) =>
      isWholeOf(report.scope, figure) &&
      figure.origin === 'reported' &&
      groupOf(figure.indicator) !== undefined,
  )
  return {
    id: 'ket-qua',
    title: { vi: 'Kết quả theo nội dung hoạt động', en: 'Results by activity' },
    unitLine: null,
    columns: [
      textColumn('Nội dung', 'Activity'),
      textColumn('Chỉ tiêu', 'Indicator'),
      textColumn('Đơn vị', 'Unit'),
      ...stagesOf(report.year).map(({ title }) => ({ title, kind: 'number' as const })),
    ],
    rows: resultGroups.flatMap((group) => {
      const own = whole.filter(({ indicator }) => groupOf(indicator) === group)
      return [...Map.groupBy(own, keyOf).values()].flatMap((figures) =>
        resultRow(report, groupLabels[group], figures),
      )
    }),
    total: null,
  }
}

const keyOf = ({ indicator, tier, dimension, unit }: ReportFigure) =>
  [indicator, tier, dimension, unit].join('|')

function resultRow(
  report: YearReport,
  group: Bilingual,
  figures: readonly ReportFigure[],
): TableRow[] {
  const [first] = figures
  if (!first) return []
  const stages = stagesOf(report.year).map(({ year, statuses }) =>
    figures.find(({ period, status }) => period.year === year && statuses.includes(status)),
  )
  if (stages.every((figure) => figure === undefined)) return []
  const unit = { vi: first.unit, en: unitIn(first.unit, 'en') }
  return [{ cells: [words(group), words(nameOf(first)), words(unit), ...stages.map(printedCell)] }]
}

/** The name of an indicator with its tier. */
export function nameOf({ label, tier }: ReportFigure): Bilingual {
  const more = (language: 'vi' | 'en') => [
    ...(tier && tier !== 'total' ? [tierLabels[tier][language]] : []),
  ]
  const named = (language: 'vi' | 'en') => [label[language], ...more(language)].join(', ')
  return { vi: named('vi'), en: named('en') }
}
