import { decimalText, type Decimal } from '#core/decimal.ts'
import type { Bilingual, Coverage, ReportFigure, ReportStatus, ReportTier } from '../model.ts'
import { calendarYear, type ReportFrame } from './report-frame.ts'
import { slugOf } from './scope.ts'

/** Where a set of figures belongs: names, addresses and identifiers that follow from it. */
export type About = {
  readonly id: string
  readonly scope: ReportFigure['scope']
  readonly year: number
  readonly query: string
}

/** The whole scope in a year. */
export function aboutWhole(frame: ReportFrame, year: number): About {
  const place = {
    nation: '',
    region: `vung=${frame.scope.code}&`,
    province63: `tinh=63:${frame.scope.code}&`,
    province34: `tinh=34:${frame.scope.code}&`,
  }[frame.scope.kind]
  return {
    id: `de-an.${slugOf(frame.scope)}.${year}.${frame.view}`,
    scope: { kind: frame.scope.kind, code: frame.scope.code, name: frame.name.vi },
    year,
    query: `${place}nam=${year}`,
  }
}

/** What a figure of the register says. */
export type Said = {
  readonly indicator: string
  readonly tier: ReportTier
  readonly status: ReportStatus
  readonly label: Bilingual
  readonly value: Decimal
  readonly unit: string
  /** A kind of activity. */
  readonly dimension?: string
  readonly coverage?: Coverage
}

const tierQueries: Readonly<Partial<Record<ReportTier, string>>> = {
  national: '&cap=national',
  local: '&cap=local',
  unknown: '&nguon=unknown',
}

/** A figure counted or added up from the scheme register, with the address of the schemes behind it. */
export function registerFigure(
  about: About,
  { value, coverage, dimension, ...said }: Said,
): ReportFigure {
  const kindQuery = dimension ? `&loai=${dimension}` : ''
  const tierQuery = tierQueries[said.tier] ?? ''
  return {
    ...said,
    id: [about.id, said.indicator, said.tier, said.status, dimension].filter(Boolean).join('.'),
    sourceIndicator: null,
    dimension: dimension ?? null,
    scope: about.scope,
    period: calendarYear(about.year),
    value: decimalText(value),
    amountDong: said.unit === 'đồng' ? decimalText(value) : null,
    qualifier: null,
    raw: null,
    origin: 'schemes',
    links: [{ rel: 'records', href: `/de-an?${about.query}${tierQuery}${kindQuery}` }],
    sources: [],
    ...(coverage ? { coverage } : {}),
  }
}
