import { tierLabels, yearsOf } from '../../model.ts'
import { findWhole } from '../measure.ts'
import type { YearReport } from '../year-report.ts'
import { numberCell, textColumn, words, type ReportTable } from './table.ts'

/**
 * Schemes on the register by programme and year. A table of its own, because a scheme on the register may be planned,
 * carried out or of an unknown state: in a column of any stage it would be counted as what it may not be.
 */
export function registerTable(report: YearReport): ReportTable {
  const years = yearsOf(report.year)
  return {
    id: 'de-an-trong-so',
    title: {
      vi: 'Số đề án có trong sổ theo nguồn, ở mọi trạng thái, kể cả chưa rõ',
      en: 'Schemes on the register by programme, in every state, unknown ones too',
    },
    unitLine: { vi: 'Đơn vị tính: đề án', en: 'Unit: schemes' },
    columns: [
      textColumn('Nguồn', 'Programme'),
      ...years.map((year) => ({
        title: { vi: `Có trong sổ ${year}`, en: `On the register ${year}` },
        kind: 'number' as const,
      })),
    ],
    rows: (['total', 'national', 'local'] as const).flatMap((tier) => {
      const found = years.map((year) => findWhole(report, { ...counted, tier, year }))
      if (found.every((figure) => figure === undefined)) return []
      return [{ cells: [words(tierLabels[tier]), ...found.map(numberCell)] }]
    }),
    total: null,
  }
}

const counted = { measure: 'schemes', status: 'registered', origin: 'schemes' } as const
