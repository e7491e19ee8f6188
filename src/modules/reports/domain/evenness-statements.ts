import type { Bilingual, ReportFigure } from '../model.ts'
import { evennessOf } from './evenness.ts'
import { amountsOf, columnKey, type Cell, type Column, type ProvinceRow } from './province-rows.ts'
import { membersIn, type ReportFrame } from './report-frame.ts'
import type { EvennessStatement } from './year-report.ts'

/** How evenly money and schemes lie over the provinces, for each origin that says anything. */
export function evennessStatements(
  frame: ReportFrame,
  rows: readonly ProvinceRow[],
  figures: readonly ReportFigure[],
): EvennessStatement[] {
  const members = membersIn(frame, frame.year).length
  if (members < 2) return []
  const byId = new Map(figures.map((figure) => [figure.id, figure]))
  const answers = questions(frame.year).map(({ column, origin, label }) => {
    const evenness = evennessOf(amountsOf(rows, byId, column, origin), members)
    return { ...evenness, over: 'province' as const, origin, column, label }
  })
  const known = answers.filter((answer) => answer.known > 0)
  // That nothing is known is said once, for the money carried out.
  return known.length > 0 ? known : answers.slice(0, 1)
}

type Question = { readonly column: Column; readonly origin: keyof Cell; readonly label: Bilingual }

function questions(year: number): Question[] {
  const money = { vi: 'kinh phí', en: 'money' }
  const schemes = { vi: 'số đề án', en: 'the number of schemes' }
  const total = { tier: 'total' as const, year }
  return [
    { column: { measure: 'money', status: 'actual', ...total }, origin: 'reported', label: money },
    { column: { measure: 'money', status: 'plan', ...total }, origin: 'reported', label: money },
    {
      column: { measure: 'money', tier: 'total', status: 'actual', year: year - 1 },
      origin: 'reported',
      label: money,
    },
    {
      column: { measure: 'money', tier: 'total', status: 'plan', year: year - 1 },
      origin: 'reported',
      label: money,
    },
    {
      column: { measure: 'schemes', status: 'actual', ...total },
      origin: 'reported',
      label: schemes,
    },
    { column: { measure: 'money', status: 'actual', ...total }, origin: 'schemes', label: money },
    { column: { measure: 'money', status: 'plan', ...total }, origin: 'schemes', label: money },
    {
      column: { measure: 'schemes', status: 'registered', ...total },
      origin: 'schemes',
      label: schemes,
    },
  ]
}

/** The column of a statement, as one word. */
export const statementKey = ({ column, origin }: EvennessStatement) =>
  `${columnKey(column)}.${origin}`
