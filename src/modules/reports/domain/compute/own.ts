import { decimal, decimalText, minus, quotient, times, type Decimal } from '#core/decimal.ts'
import type { FigureOrigin, ReportFigure, ReportStatus, ReportTier } from '../../model.ts'
import { ask } from '../measure.ts'

/** Figures of the whole scope, all of one origin. */
export type Own = readonly ReportFigure[]

/** The programmes a computation is made for. */
export const programmes = ['total', 'national', 'local'] as const

/** The money of a programme at a stage of a year. */
export const money = (own: Own, tier: ReportTier, status: ReportStatus, year: number) =>
  ask(own, { measure: 'money', tier, status, year })[0]

/** The money of the national and of the local programme, when both are known. */
export function bothMoney(own: Own, status: ReportStatus, year: number) {
  const [national, local] = [
    money(own, 'national', status, year),
    money(own, 'local', status, year),
  ]
  return national && local ? ([national, local] as const) : undefined
}

/** The last part of a computed figure's identifier. */
export const nameOf = (
  origin: FigureOrigin,
  what: string,
  tier: string,
  year: number,
  status: string,
) => `${what}.${tier}.${year}.${status}${origin === 'schemes' ? '.so-de-an' : ''}`

/** One hundred, for percents. */
export const hundred = decimal('100')

/** The change in percent of what was before, two decimals. */
export const percentChange = (before: Decimal, now: Decimal) =>
  decimalText(quotient(times(minus(now, before), hundred), before, 2))

/** An amount of đồng rounded in a larger unit. */
export const roundedIn = (dong: Decimal, unit: string, decimals: number) => {
  const factor = decimal(unit === 'tỷ đồng' ? '1000000000' : '1000000')
  return decimalText(quotient(dong, factor, decimals))
}
