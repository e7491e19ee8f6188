import { decimalText } from '#core/decimal.ts'
import type { Bilingual, Coverage, ReportFigure, ReportStatus, ReportTier } from '../model.ts'
import { inDong } from './measure.ts'
import { calendarYear, type ReportFrame } from './report-frame.ts'
import { slugOf } from './scope.ts'

/** What one computation says; identifiers, scope and links follow from where it stands. */
export type Computation = {
  readonly name: string
  readonly indicator: string | null
  readonly tier: ReportTier
  readonly status: ReportStatus
  readonly year: number
  readonly value: string
  readonly unit: string
  readonly label: Bilingual
  readonly parts: readonly ReportFigure[]
  readonly note: Bilingual
  readonly basis?: 'reported' | 'schemes'
  readonly coverage?: Coverage
  readonly qualifier?: string
  /** Another scope than the report's own. */
  readonly scope?: ReportFigure['scope']
}

/** A computed figure of a report. It never mixes origins: all its parts come from one. */
export function computedFigure(frame: ReportFrame, computation: Computation): ReportFigure {
  const { name, parts, coverage, qualifier, scope, year, ...said } = computation
  const slug = slugOf(frame.scope)
  const id = `tinh.${slug}.${frame.year}.${frame.view}.${name}`
  return {
    ...said,
    id,
    sourceIndicator: null,
    dimension: null,
    scope: scope ?? { kind: frame.scope.kind, code: frame.scope.code, name: frame.name.vi },
    period: calendarYear(year),
    amountDong: dongText(said.value, said.unit),
    qualifier: qualifier ?? null,
    raw: null,
    origin: 'computed',
    links: [
      { rel: 'self', href: `/bao-cao/so/${id}` },
      ...parts.map((part) => ({ rel: 'parts' as const, href: hrefOf(part) })),
    ],
    sources: [],
    parts: parts.map((part) => part.id),
    ...(coverage ? { coverage } : {}),
  }
}

/** The address that opens a figure: its records, or its own page. */
export function hrefOf(figure: ReportFigure): string {
  const records = figure.links.find((link) => link.rel === 'records')
  return (
    records?.href ??
    (figure.origin === 'computed' ? `/bao-cao/so/${figure.id}` : `/so-lieu/${figure.id}`)
  )
}

function dongText(value: string, unit: string): string | null {
  const dong = inDong(value, unit.split('/')[0] ?? unit)
  return dong ? decimalText(dong) : null
}
