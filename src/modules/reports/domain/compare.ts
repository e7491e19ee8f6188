import { decimal, decimalText, minus, quotient, times } from '#core/decimal.ts'
import type { Bilingual, FigureOrigin, ReportFigure, ReportStatus, ReportTier } from '../model.ts'
import { carriedOut, planned } from './prose/writer.ts'
import { isWholeOf } from './whole.ts'
import { measureOf, numberOf } from './measure.ts'
import type { YearReport } from './year-report.ts'

/** A measure of two reports side by side; both sides come from the same origin. */
export type ComparisonRow = {
  readonly key: string
  readonly label: Bilingual
  readonly tier: ReportTier | null
  readonly dimension: string | null
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

/** The statuses from the firmest: what was carried out, else what was estimated, else what was planned. */
const fromFirmest = [
  ...carriedOut,
  ...planned,
  'proposed',
  'target',
  'norm',
  'registered',
  'unknown',
] as const satisfies readonly ReportStatus[]

/**
 * Compares the whole-scope figures of two reports' own years, each measure at its firmest status.
 * With `statuses` a side is a stage, such as plan or carried out. The statuses of a row need not agree.
 */
export function comparison(first: Side, second: Side): Comparison {
  const [a, b] = [keyed(first), keyed(second)]
  return [...new Set([...a.keys(), ...b.keys()])].map((key) => rowOf(key, a.get(key), b.get(key)))
}

function keyed({ report, statuses }: Side): ReadonlyMap<string, ReportFigure> {
  const own = report.figures.filter(
    (figure) =>
      isWholeOf(report.scope, figure) &&
      figure.period.year === report.year &&
      figure.origin !== 'computed' &&
      (statuses === null || statuses.includes(figure.status)),
  )
  const rows = new Map<string, ReportFigure>()
  for (const figure of own) {
    const { tier, dimension, origin, label } = figure
    const what = measureOf(figure) ?? label.vi
    const key = [origin, what, tier ?? 'total', dimension].join('|')
    const kept = rows.get(key)
    if (!kept || firmness(figure) < firmness(kept)) rows.set(key, figure)
  }
  return rows
}

/** The statuses the figures of one side have, the firmest first. */
export function statusesOf(rows: Comparison, side: 'first' | 'second'): ReportStatus[] {
  return fromFirmest.filter((status) => rows.some((row) => row[side]?.status === status))
}

const firmness = ({ status }: ReportFigure) => fromFirmest.indexOf(status)

function rowOf(
  key: string,
  first: ReportFigure | undefined,
  second: ReportFigure | undefined,
): ComparisonRow {
  const either = first ?? second
  if (!either) throw new Error('A row has a side')
  const { tier, dimension, origin } = either
  return {
    key,
    label: labelOf(first, second) ?? either.label,
    tier,
    dimension,
    origin,
    first: first ?? null,
    second: second ?? null,
    ...change(first, second),
  }
}

// "Carried out" above a plan would be wrong: money at two statuses is only money.
function labelOf(first: ReportFigure | undefined, second: ReportFigure | undefined) {
  const isMoney = first?.dimension === null && measureOf(first) === 'money'
  const differs = second !== undefined && second.label.vi !== first?.label.vi
  return isMoney && differs ? { vi: 'Kinh phí', en: 'Money' } : undefined
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
