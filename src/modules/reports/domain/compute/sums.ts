import { decimal, decimalText, plus, quotient, times } from '#core/decimal.ts'
import type { FigureOrigin, ReportFigure, ReportStatus } from '../../model.ts'
import { dongInUnit, numberOf } from '../measure.ts'
import type { Computation } from '../computation.ts'
import { bothMoney, hundred, money, nameOf, type Own } from './own.ts'

/** The two programmes added up, beside whatever total is printed. */
export function sumOfParts(
  own: Own,
  origin: FigureOrigin,
  year: number,
  status: ReportStatus,
): Computation[] {
  const both = bothMoney(own, status, year)
  if (!both || origin === 'schemes') return []
  const [national, local] = both
  const printed = money(own, 'total', status, year)
  const unit = printed?.unit ?? national.unit
  const decimals = Math.max(decimalsOf(national, unit), decimalsOf(local, unit))
  const sum = dongInUnit(plus(numberOf(national), numberOf(local)), unit, decimals)
  return [
    {
      name: nameOf(origin, 'cong', 'total', year, status),
      indicator: status === 'plan' ? 'M01' : 'M03',
      tier: 'total',
      status,
      year,
      value: sum,
      unit,
      label: { vi: 'Cộng hai nguồn', en: 'Sum of the two programmes' },
      parts: [national, local],
      note: {
        vi: 'Khuyến công quốc gia cộng khuyến công địa phương, tính lại từ các số đã in.',
        en: 'National plus local, added up from the printed figures.',
      },
    },
  ]
}

const decimalsOf = (figure: ReportFigure, unit: string) =>
  figure.unit === unit ? decimal(figure.value).scale : 0

/** What each programme is of both added up. */
export function shares(
  own: Own,
  origin: FigureOrigin,
  year: number,
  status: ReportStatus,
): Computation[] {
  const both = bothMoney(own, status, year)
  if (!both) return []
  const [national, local] = both
  const whole = plus(numberOf(national), numberOf(local))
  if (whole.units === 0n) return []
  return both.map((part) => ({
    name: nameOf(origin, 'ty-trong', part.tier ?? 'total', year, status),
    indicator: 'M02',
    tier: part.tier ?? 'total',
    status,
    year,
    value: decimalText(quotient(times(numberOf(part), hundred), whole, 1)),
    unit: '%',
    label: { vi: 'Tỷ trọng trong tổng hai nguồn', en: 'Share of the two programmes' },
    parts: [national, local],
    note: { vi: 'Chia cho tổng hai nguồn cộng lại.', en: 'Over the sum of the two programmes.' },
  }))
}
