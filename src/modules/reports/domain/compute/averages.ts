import { decimal, decimalText, quotient } from '#core/decimal.ts'
import type { FigureOrigin, ReportStatus } from '../../model.ts'
import { ask, numberOf } from '../measure.ts'
import type { Computation } from '../computation.ts'
import { membersIn, type ReportFrame } from '../report-frame.ts'
import { money, nameOf, programmes, roundedIn, type Own } from './own.ts'

/** The total over the provinces. */
export function averagePerProvince(
  frame: ReportFrame,
  own: Own,
  origin: FigureOrigin,
  year: number,
  status: ReportStatus,
): Computation[] {
  const total = money(own, 'total', status, year)
  const members = membersIn(frame, year).length
  if (!total || members < 2 || origin === 'schemes') return []
  const each = quotient(numberOf(total), decimal(String(members)), 0)
  return [
    {
      name: nameOf(origin, 'binh-quan-tinh', 'total', year, status),
      indicator: 'M09',
      tier: 'total',
      status,
      year,
      value: roundedIn(each, 'tỷ đồng', 3),
      unit: 'tỷ đồng/tỉnh',
      label: { vi: 'Bình quân một tỉnh', en: 'Average per province' },
      parts: [total],
      note: {
        vi: `Tổng kinh phí chia ${members} tỉnh, thành phố.`,
        en: `The total over ${members} provinces.`,
      },
    },
  ]
}

/** Money over schemes of the same programme. */
export function averagePerScheme(
  own: Own,
  origin: FigureOrigin,
  year: number,
  status: ReportStatus,
): Computation[] {
  return programmes.flatMap((tier) => {
    const amount = money(own, tier, status, year)
    const schemes = ask(own, { measure: 'schemes', tier, status, year })[0]
    if (!amount || !schemes || numberOf(schemes).units <= 0n) return []
    const each = quotient(numberOf(amount), numberOf(schemes), 0)
    return [
      {
        name: nameOf(origin, 'binh-quan-de-an', tier, year, status),
        indicator: 'S04',
        tier,
        status,
        year,
        value: roundedIn(each, 'triệu đồng', 1),
        unit: 'triệu đồng/đề án',
        label: { vi: 'Bình quân một đề án', en: 'Average per scheme' },
        parts: [amount, schemes],
        note: {
          vi: 'Kinh phí chia số đề án cùng nguồn.',
          en: 'Money over schemes of the same programme.',
        },
      },
    ]
  })
}

/** Booths over establishments taking part. */
export function boothsEach(own: Own, origin: FigureOrigin, year: number): Computation[] {
  const [booths, fairs] = ['D06', 'D05'].map(
    (measure) => ask(own, { measure, status: 'actual', year })[0],
  )
  if (!booths || !fairs || numberOf(fairs).units <= 0n) return []
  return [
    {
      name: nameOf(origin, 'gian-hang-moi-co-so', 'total', year, 'actual'),
      indicator: 'D06',
      tier: 'total',
      status: 'actual',
      year,
      value: decimalText(quotient(numberOf(booths), numberOf(fairs), 2)),
      unit: 'gian hàng/cơ sở',
      label: { vi: 'Bình quân gian hàng một cơ sở', en: 'Booths per establishment' },
      parts: [booths, fairs],
      note: {
        vi: 'Số gian hàng chia số cơ sở tham gia.',
        en: 'Booths over establishments taking part.',
      },
    },
  ]
}
