import type {
  Bilingual,
  NarrativeFact,
  PlaceKey,
  ReportFigure,
  ReportFinding,
  ReportScope,
  ReportUnit,
  ReportView,
} from '../model.ts'
import type { Evenness } from './evenness.ts'
import type { Column, ProvinceRow } from './province-rows.ts'

/** One measure whose spread over the members was looked at. */
export type EvennessStatement = Evenness & {
  readonly over: 'province' | 'establishment'
  readonly origin: 'reported' | 'schemes'
  readonly column: Column
  readonly label: Bilingual
}

/** The register's money and schemes of a province, a kind and a source in the report's year. */
export type SchemeRow = {
  readonly unit: PlaceKey & { readonly name: string }
  readonly activityKind: string | null
  readonly source: string | null
  readonly schemes: number
  readonly plannedDong: string | null
  readonly plannedKnown: number
  readonly actualDong: string | null
  readonly actualKnown: number
}

/** A figure that belongs to a territory which today's map does not have. */
export type NotRestated = { readonly figure: ReportFigure; readonly why: Bilingual }

/** Everything known of a scope in a year, number by number. The prose, tables, exports and API are made from it. */
export type YearReport = {
  readonly scope: ReportScope
  readonly slug: string
  readonly name: Bilingual
  readonly year: number
  readonly view: ReportView
  /** The year whose results the report tells: the report's own, or the one before while only its plan is known. */
  readonly resultYear: number
  readonly members: readonly ReportUnit[]
  readonly figures: readonly ReportFigure[]
  readonly findings: readonly ReportFinding[]
  readonly columns: readonly Column[]
  readonly provinces: readonly ProvinceRow[]
  readonly evenness: readonly EvennessStatement[]
  readonly notRestated: readonly NotRestated[]
  readonly narrative: readonly NarrativeFact[]
}
