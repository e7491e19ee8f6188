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
