import type { ReportFigure } from '../model.ts'
import { yearsOf } from '../model.ts'
import { computedFigure } from './computation.ts'
import { membersIn, type ReportFrame } from './report-frame.ts'

/** How many provinces the scope has in each year, from the territory of that year. */
export function memberCount(frame: ReportFrame): ReportFigure[] {
  return yearsOf(frame.year).flatMap((year) => {
    const members = membersIn(frame, year).length
    if (members < 2) return []
    return [
      computedFigure(frame, {
        name: `so-tinh.${year}`,
        indicator: null,
        tier: 'total',
        status: 'actual',
        year,
        value: String(members),
        unit: 'tỉnh',
        label: { vi: 'Số tỉnh, thành phố', en: 'Provinces' },
        parts: [],
        note: { vi: 'Đếm từ danh mục địa bàn.', en: 'Counted from the territory.' },
      }),
    ]
  })
}
