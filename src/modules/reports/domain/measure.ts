import { asDecimal, decimal, decimalText, rescale, times, type Decimal } from '#core/decimal.ts'
import type { FigureOrigin, ReportFigure, ReportScope, ReportStatus, ReportTier } from '../model.ts'

/** What a figure measures, whatever its tier and status: planned and carried-out money are one measure. */
export function measureOf({
  indicator,
  unit,
}: Pick<ReportFigure, 'indicator' | 'unit'>): string | null {
  if (indicator === 'M01' || indicator === 'M02' || indicator === 'M03')
    return unit === '%' ? 'share' : 'money'
  return indicator === 'S01' ? 'schemes' : indicator
}

/** A question to the figures of a report; what is left out does not matter. */
export type Asked = {
  readonly measure: string
  readonly tier?: ReportTier | null
  readonly status?: ReportStatus | readonly ReportStatus[]
  readonly year?: number
  readonly origin?: FigureOrigin
  /** Where the figure or the parts it was computed from come from. */
  readonly basis?: 'reported' | 'schemes'
  /** The scope of the figure, as `scopeOfFigure` writes it. */
  readonly scope?: string
}

/** A scope as one word: `region:NAM`. */
export const scopeOfFigure = ({ scope }: Pick<ReportFigure, 'scope'>) =>
  `${scope.kind}:${scope.code ?? scope.name}`

/** Where a figure comes from in the end: a computed one from what its parts come from. */
export const basisOf = ({ origin, basis }: ReportFigure) =>
  origin === 'computed' ? (basis ?? null) : origin

/** All figures that answer, in the order of the statuses asked for, then as they came. */
export function ask(figures: readonly ReportFigure[], asked: Asked): ReportFigure[] {
  const statuses = asked.status === undefined ? undefined : [asked.status].flat()
  const answers = figures.filter(
    (figure) =>
      measureOf(figure) === asked.measure &&
      figure.dimension === null &&
      (asked.tier === undefined || (figure.tier ?? 'total') === (asked.tier ?? 'total')) &&
      (statuses === undefined || statuses.includes(figure.status)) &&
      (asked.year === undefined || figure.period.year === asked.year) &&
      (asked.origin === undefined || figure.origin === asked.origin) &&
      (asked.basis === undefined || basisOf(figure) === asked.basis) &&
      (asked.scope === undefined || scopeOfFigure(figure) === asked.scope),
  )
  return statuses
    ? answers.sort((a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status))
    : answers
}

const dongIn: Readonly<Record<string, bigint>> = {
  đồng: 1n,
  'nghìn đồng': 1_000n,
  'triệu đồng': 1_000_000n,
  'tỷ đồng': 1_000_000_000n,
}

/** The value in đồng when the unit is one of money, else `undefined`. */
export function inDong(value: string, unit: string): Decimal | undefined {
  const read = asDecimal(value)
  const factor = dongIn[unit]
  return read && factor !== undefined ? times(read, { units: factor, scale: 0 }) : undefined
}

/** An amount of đồng written in a unit of money, with the decimals it needs and no fewer than asked for. */
export function dongInUnit(dong: Decimal, unit: string, decimals = 0): string {
  const exponent = String(dongIn[unit] ?? 1n).length - 1
  let value: Decimal = { units: dong.units, scale: dong.scale + exponent }
  while (value.scale > decimals && value.units % 10n === 0n)
    value = { units: value.units / 10n, scale: value.scale - 1 }
  return decimalText(value.scale < decimals ? rescale(value, decimals) : value)
}

/** The figure's number: đồng for money, the value itself for the rest. */
export function numberOf(figure: ReportFigure): Decimal {
  return decimal(figure.amountDong ?? figure.value)
}

/** The first figure about all of a report's scope that answers. */
export function findWhole(
  report: { readonly scope: ReportScope; readonly figures: readonly ReportFigure[] },
  asked: Asked,
): ReportFigure | undefined {
  return ask(report.figures, { ...asked, scope: `${report.scope.kind}:${report.scope.code}` })[0]
}
