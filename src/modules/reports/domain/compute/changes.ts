import { decimal, decimalText, plus, quotient, times } from '#core/decimal.ts'
import { yearsOf, type FigureOrigin, type ReportStatus } from '../../model.ts'
import { ask, numberOf } from '../measure.ts'
import type { Computation } from '../computation.ts'
import { hundred, money, nameOf, percentChange, programmes, roundedIn, type Own } from './own.ts'

/** The change on what was carried out the year before, for each programme. */
export function growth(
  own: Own,
  origin: FigureOrigin,
  year: number,
  status: ReportStatus,
): Computation[] {
  return programmes.flatMap((tier) => {
    const now = money(own, tier, status, year)
    const before = ask(own, {
      measure: 'money',
      tier,
      status: ['actual', 'estimate'],
      year: year - 1,
    })[0]
    if (!now || !before || numberOf(before).units === 0n) return []
    return [
      {
        name: nameOf(origin, 'tang', tier, year, status),
        indicator: 'M06',
        tier,
        status,
        year,
        value: percentChange(numberOf(before), numberOf(now)),
        unit: '%',
        label: { vi: 'Tăng, giảm so với năm trước', en: 'Change on the year before' },
        parts: [now, before],
        note: {
          vi: `So với số thực hiện năm ${year - 1} cùng nguồn.`,
          en: `Against what was carried out in ${year - 1}, same programme.`,
        },
      },
    ]
  })
}

/** Carried out over the plan of the same programme. */
export function executionRate(own: Own, origin: FigureOrigin, year: number): Computation[] {
  return programmes.flatMap((tier) => {
    const [done, planned] = [money(own, tier, 'actual', year), money(own, tier, 'plan', year)]
    if (!done || !planned || numberOf(planned).units === 0n) return []
    return [
      {
        name: nameOf(origin, 'ty-le-thuc-hien', tier, year, 'actual'),
        indicator: 'M05',
        tier,
        status: 'actual' as const,
        year,
        value: decimalText(quotient(times(numberOf(done), hundred), numberOf(planned), 2)),
        unit: '%',
        label: { vi: 'Tỷ lệ thực hiện so với kế hoạch', en: 'Carried out against plan' },
        parts: [done, planned],
        note: {
          vi: 'Thực hiện chia kế hoạch của cùng nguồn.',
          en: 'Carried out over the plan of the same programme.',
        },
      },
    ]
  })
}

/** When only the growth is printed, what the year before must have been. */
export function impliedBefore(own: Own, origin: FigureOrigin, reportYear: number): Computation[] {
  return yearsOf(reportYear).flatMap((year) => {
    const now = money(own, 'total', 'actual', year)
    const rate = ask(own, { measure: 'M06', tier: 'total', status: 'actual', year })[0]
    const before = ask(own, {
      measure: 'money',
      tier: 'total',
      status: ['actual', 'estimate'],
      year: year - 1,
    })[0]
    if (!now || !rate || before) return []
    const factor = plus(hundred, decimal(rate.value))
    if (factor.units <= 0n) return []
    return [
      {
        name: nameOf(origin, 'suy-ra', 'total', year - 1, 'actual'),
        indicator: 'M03',
        tier: 'total' as const,
        status: 'actual' as const,
        year: year - 1,
        value: roundedIn(quotient(times(numberOf(now), hundred), factor, 0), 'tỷ đồng', 2),
        unit: 'tỷ đồng',
        qualifier: 'khoảng',
        label: { vi: 'Suy ra từ mức tăng', en: 'Implied by the growth' },
        parts: [now, rate],
        note: {
          vi: `Không có số in của năm ${year - 1}; suy ra từ số năm ${year} và mức tăng đã in.`,
          en: `No figure of ${year - 1} is printed; implied by that of ${year} and the printed growth.`,
        },
      },
    ]
  })
}
