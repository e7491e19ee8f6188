import { decimal, decimalText, minus, quotient, times } from '#core/decimal.ts'
import type { Bilingual, FigureOrigin, ReportFigure, ReportStatus, ReportTier } from '../model.ts'
import { isWholeOf } from './whole.ts'
import { measureOf, numberOf } from './measure.ts'
import type { YearReport } from './year-report.ts'

/** A measure of two reports side by side; both sides come from the same origin. */
export type ComparisonRow = {
  readonly key: string
  readonly label: Bilingual
  readonly tier: ReportTier | null
  readonly dimension: string | null
  readonly status: ReportStatus | null
  readonly origin: FigureOrigin
  readonly first: ReportFigure | null
  readonly second: ReportFigure | null
  /** Second less first, in đồng for money; `null` when a side is not known. */
  readonly difference: string | null
  /** The difference in percent of the first, two decimals. */
  readonly percent: string | null
}

/** Two reports, or two stages of one, side by side. */
export type Comparison = readonly ComparisonRow[]

type Side = { readonly report: YearReport; readonly statuses: readonly ReportStatus[] | null }

/**
 * Compares the whole-scope figures of two reports' own years.
 * With `statuses` the sides are stages, such as plan and carried out, and their statuses need not agree.
 */
export function comparison(first: Side, second: Side): Comparison {
  const byStage = first.statuses !== null || second.statuses !== null
  const [a, b] = [keyed(first, byStage), keyed(second, byStage)]
  return [...new Set([...a.keys(), ...b.keys()])].map((key) =>
    rowOf(key, a.get(key), b.get(key), byStage),
  )
}

function keyed({ report, statuses }: Side, byStage: boolean): ReadonlyMap<string, ReportFigure> {
  const own = report.figures.filter(
    (figure) =>
      isWholeOf(report.scope, figure) &&
      figure.period.year === report.year &&
      figure.origin !== 'computed' &&
      (statuses === null || statuses.includes(figure.status)),
  )
  const rows = new Map<string, ReportFigure>()
  for (const figure of own) {
    const { tier, dimension, status, origin, label } = figure
    const what = measureOf(figure) ?? label.vi
    const key = [origin, what, tier ?? 'total', dimension, byStage ? null : status].join('|')
    if (!rows.has(key)) rows.set(key, figure)
  }
  return rows
}

function rowOf(
  key: string,
  first: ReportFigure | undefined,
  second: ReportFigure | undefined,
  byStage: boolean,
): ComparisonRow {
  const either = first ?? second
  if (!either) throw new Error('A row has a side')
  const { label, tier, dimension, status, origin } = either
  return {
    key,
    label,
    tier,
    dimension,
    status: byStage ? null : status,
    origin,
    first: first ?? null,
    second: second ?? null,
    ...change(first, second),
  }
}

function change(first: ReportFigure | undefined, second: ReportFigure | undefined) {
  const comparable =
    first && second && (first.unit === second.unit || (first.amountDong && second.amountDong))
  if (!comparable) return { difference: null, percent: null }
  const [from, to] = [numberOf(first), numberOf(second)]
  const difference = minus(to, from)
  const isRate = first.unit.startsWith('%')
  const percent =
    from.units <= 0n || isRate
      ? null
      : decimalText(quotient(times(difference, decimal('100')), from, 2))
  return { difference: decimalText(difference), percent }
}
