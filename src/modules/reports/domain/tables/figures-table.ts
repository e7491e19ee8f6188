import { unitIn } from '#modules/indicators/model.ts'
import { originLabels, statusLabels } from '../../model.ts'
import type { YearReport } from '../year-report.ts'
import { nameOf } from './results-table.ts'
import { textColumn, words, type ReportTable } from './table.ts'

/** Every figure of the report with where it comes from. */
export function figuresTable(report: YearReport): ReportTable {
  return {
    id: 'so-lieu',
    title: { vi: 'Danh mục số liệu và xuất xứ', en: 'Figures and where they come from' },
    unitLine: null,
    columns: [
      textColumn('Mã', 'Id'),
      textColumn('Phạm vi', 'Scope'),
      textColumn('Chỉ tiêu', 'Indicator'),
      textColumn('Kỳ', 'Period'),
      textColumn('Trạng thái', 'Status'),
      { title: { vi: 'Giá trị', en: 'Value' }, kind: 'number' },
      textColumn('Đơn vị', 'Unit'),
      textColumn('Xuất xứ', 'Origin'),
      textColumn('Nguồn, cách tính', 'Source, computation'),
    ],
    rows: report.figures.map((figure) => ({
      cells: [
        words(figure.id),
        words(figure.scope.name),
        words(nameOf(figure)),
        words(figure.period.label),
        words(statusLabels[figure.status]),
        {
          value: figure.value,
          figureId: figure.id,
          ...(figure.qualifier ? { qualifier: figure.qualifier } : {}),
        },
        words({ vi: figure.unit, en: unitIn(figure.unit, 'en') }),
        words(originLabels[figure.origin]),
        words(whence(figure)),
      ],
    })),
    total: null,
  }
}

function whence({ sources, note, origin }: YearReport['figures'][number]) {
  const printed = [...new Set(sources.map(({ title }) => title))].join('; ')
  // A site is written as it is, without a capital.
  if (printed) return printed
  if (note) return note
  return origin === 'schemes' ? originLabels.schemes : { vi: '', en: '' }
}
