import type { ReportFigure, ReportUnit } from '../model.ts'
import { evennessOf } from './evenness.ts'
import { ask, numberOf, scopeOfFigure } from './measure.ts'
import type { ProvinceRow } from './province-rows.ts'
import { membersIn, type ReportFrame } from './report-frame.ts'
import { placeKey } from './units.ts'
import type { EvennessStatement } from './year-report.ts'

/** What sources call the count of all supported establishments; the catalogue counts them by activity only. */
const supportedEstablishments = 'establishments_supported'

const label = {
  vi: 'kinh phí bình quân một cơ sở được hỗ trợ',
  en: 'money per supported establishment',
}

/**
 * How evenly the money of one supported establishment lies over the provinces. A province is known when all its money
 * and the number of its establishments are: money of some schemes over the establishments of all would be too little.
 */
export function establishmentStatements(
  frame: ReportFrame,
  rows: readonly ProvinceRow[],
  figures: readonly ReportFigure[],
  supported: ReadonlyMap<string, number>,
): EvennessStatement[] {
  const members = membersIn(frame, frame.year).length
  if (members < 2) return []
  const units = rows.flatMap(({ unit }) => (unit.onlyForOtherMap ? [] : [unit]))
  const byScope = Map.groupBy(figures, scopeOfFigure)
  const of = (unit: ReportUnit) => byScope.get(`province${unit.list}:${unit.code}`) ?? []
  const answers = questions.map(({ origin, status }) => {
    const each = units.map((unit) => {
      const count =
        origin === 'schemes'
          ? supported.get(placeKey(unit))
          : reportedCount(of(unit), status, frame.year)
      return perEstablishment(wholeMoney(of(unit), { origin, status, year: frame.year }), count)
    })
    return {
      ...evennessOf(each, members),
      over: 'establishment' as const,
      origin,
      column: { measure: 'money' as const, tier: 'total' as const, status, year: frame.year },
      label,
    }
  })
  const known = answers.filter((answer) => answer.known > 0)
  // That nothing is known is said once, for the money carried out.
  return known.length > 0 ? known : answers.slice(0, 1)
}

const questions = [
  { origin: 'reported', status: 'actual' },
  { origin: 'schemes', status: 'actual' },
  { origin: 'schemes', status: 'plan' },
] as const

type Asked = {
  readonly origin: 'reported' | 'schemes'
  readonly status: 'plan' | 'actual'
  readonly year: number
}

/** The money of a province when none of its schemes lacks an amount, in đồng. */
function wholeMoney(own: readonly ReportFigure[], asked: Asked): bigint | null {
  const money = ask(own, { measure: 'money', tier: 'total', ...asked })[0]
  if (!money || (money.coverage && money.coverage.known < money.coverage.of)) return null
  const { units, scale } = numberOf(money)
  return units / 10n ** BigInt(scale)
}

function reportedCount(
  own: readonly ReportFigure[],
  status: Asked['status'],
  year: number,
): number | undefined {
  const count = own.find(
    (figure) =>
      figure.sourceIndicator === supportedEstablishments &&
      figure.dimension === null &&
      (figure.tier ?? 'total') === 'total' &&
      figure.status === status &&
      figure.period.year === year,
  )
  return count && Number(count.value)
}

const perEstablishment = (dong: bigint | null, count: number | undefined) =>
  dong === null || !count || !Number.isSafeInteger(count) ? null : dong / BigInt(count)
