import type { Bilingual, FigurePeriod, ReportScope, ReportUnit, ReportView } from '../model.ts'

/** What a report is about, with the provinces that belong to it in each of its years. */
export type ReportFrame = {
  readonly scope: ReportScope
  readonly name: Bilingual
  readonly year: number
  readonly view: ReportView
  /** The rows of each year: under `as-was` a region may have other members in another year. */
  readonly unitsIn: (year: number) => readonly ReportUnit[]
}

/** A calendar year as a period. */
export function calendarYear(year: number): FigurePeriod {
  return { kind: 'year', label: String(year), start: `${year}-01-01`, end: `${year}-12-31`, year }
}

/** The provinces that count as members: rows kept only for facts recorded on a later map do not. */
export function membersIn(frame: ReportFrame, year: number): readonly ReportUnit[] {
  return frame.unitsIn(year).filter((unit) => !unit.onlyForOtherMap)
}

/**
 * The rows a table shows. Before the merger the report of a new province counts what was recorded under its own key,
 * but that key names the whole: as a row beside the provinces it was made of it would be counted twice.
 */
export function rowsIn(frame: ReportFrame, year: number): readonly ReportUnit[] {
  return frame.unitsIn(year).filter((unit) => !unit.onlyForOtherMap || !isScope(frame, unit))
}

const isScope = ({ scope }: ReportFrame, { list, code }: ReportUnit) =>
  scope.kind === `province${list}` && scope.code === code
