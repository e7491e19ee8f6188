import { tierLabels, type Bilingual, type ReportFigure } from '../../model.ts'
import { isWholeOf } from '../whole.ts'
import { ask, type Asked } from '../measure.ts'
import type { YearReport } from '../year-report.ts'
import { stagesOf } from './stages.ts'
import {
  millions,
  numberCell,
  textColumn,
  words,
  type ReportTable,
  type TableRow,
} from './table.ts'

const origins = {
  reported: { vi: 'Số báo cáo', en: 'Reported' },
  tiers: { vi: 'Cộng hai nguồn', en: 'Both programmes added up' },
  provinces: { vi: 'Cộng các tỉnh có số liệu', en: 'Provinces with figures added up' },
  schemes: { vi: 'Sổ đề án', en: 'Register' },
} as const satisfies Record<string, Bilingual>
type Origin = keyof typeof origins

/** Money by programme and stage; reported figures, their sums and the register each on rows of their own. */
export function moneyTable(report: YearReport): ReportTable {
  return {
    id: 'kinh-phi',
    title: { vi: 'Kinh phí khuyến công theo nguồn', en: 'Industrial promotion money by programme' },
    unitLine: millions,
    columns: columns(report),
    rows: [
      ...rows(report, 'money', 'reported', [
        'total',
        'national',
        'local',
        'provincial',
        'district',
      ]),
      ...rows(report, 'money', 'tiers', ['total']),
      ...rows(report, 'money', 'provinces', ['total']),
      ...rows(report, 'money', 'schemes', ['total', 'national', 'local', 'unknown', 'counterpart']),
      ...rows(report, 'M07', 'reported', ['counterpart', 'total']),
    ],
    total: null,
  }
}

/** Reported numbers of schemes by programme and stage; the register has a table of its own. */
export function schemesTable(report: YearReport): ReportTable {
  return {
    id: 'de-an',
    title: { vi: 'Số đề án theo nguồn', en: 'Schemes by programme' },
    unitLine: { vi: 'Đơn vị tính: đề án', en: 'Unit: schemes' },
    columns: columns(report),
    rows: [
      ...rows(report, 'schemes', 'reported', [
        'total',
        'national',
        'local',
        'provincial',
        'district',
      ]),
    ],
    total: null,
  }
}

const columns = (report: YearReport) => [
  textColumn('Nguồn', 'Programme'),
  textColumn('Xuất xứ', 'Origin'),
  ...stagesOf(report.year).map(({ title }) => ({ title, kind: 'number' as const })),
]

const isOf: Readonly<Record<Origin, (figure: ReportFigure) => boolean>> = {
  reported: ({ origin }) => origin === 'reported',
  schemes: ({ origin }) => origin === 'schemes',
  tiers: ({ origin, coverage }) => origin === 'computed' && coverage === undefined,
  provinces: ({ origin, coverage }) => origin === 'computed' && coverage?.what === 'province',
}

function rows(
  report: YearReport,
  measure: string,
  origin: Origin,
  tiers: readonly NonNullable<Asked['tier']>[],
): TableRow[] {
  const whole = report.figures.filter(
    (figure) => isWholeOf(report.scope, figure) && isOf[origin](figure),
  )
  return tiers.flatMap((tier) => {
    const found = stagesOf(report.year).map(({ year, statuses }) => {
      const what = tier === 'counterpart' ? 'M07' : measure
      const asked = { measure: what, tier, status: statuses, year }
      return ask(whole, asked)[0]
    })
    if (found.every((figure) => figure === undefined)) return []
    return [{ cells: [words(tierLabels[tier]), words(origins[origin]), ...found.map(numberCell)] }]
  })
}
