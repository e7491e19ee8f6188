import { listFigureScopes } from '#modules/indicators/api.server.ts'
import { territorySnapshot } from '#modules/territory/api.server.ts'
import type { Bilingual, ReportScope, ReportView } from '../model.ts'
import { makeFrame } from '../domain/make-frame.ts'
import { membersIn } from '../domain/report-frame.ts'
import { regionCodes, slugOf } from '../domain/scope.ts'

/** A scope a report can be asked for, with the years something is known of. */
export type ReportOnOffer = {
  readonly scope: ReportScope
  readonly slug: string
  readonly name: Bilingual
  readonly years: readonly YearOnOffer[]
}

/** How much a year's report would stand on: figures of the whole, and provinces with any figure. */
export type YearOnOffer = {
  readonly year: number
  readonly figures: number
  readonly provinces: number
  readonly members: number
}

type Counted = Awaited<ReturnType<typeof listFigureScopes>>

/** The nation and the regions first, then each province of which something was reported. */
export async function reportsOnOffer(): Promise<ReportOnOffer[]> {
  const counted = (await listFigureScopes()).filter(({ year }) => year !== null)
  const large: ReportScope[] = [
    { kind: 'nation', code: 'VN' },
    ...regionCodes.map((code) => ({ kind: 'region' as const, code })),
  ]
  const provinces = new Map(
    counted.flatMap(({ kind, code }) =>
      (kind === 'province63' || kind === 'province34') && code
        ? [[`${kind}:${code}`, { kind, code }]]
        : [],
    ) as [string, ReportScope][],
  )
  return [...large, ...provinces.values()].flatMap((scope) => onOffer(scope, counted))
}

function onOffer(scope: ReportScope, counted: Counted): ReportOnOffer[] {
  const years = [...new Set(counted.map(({ year }) => year ?? 0))].sort((a, b) => b - a)
  const offered = years.flatMap((year) => yearOnOffer(scope, year, counted))
  const frame = makeFrame(territorySnapshot(), {
    scope,
    year: offered[0]?.year ?? 2025,
    view: 'as-was',
  })
  return frame ? [{ scope, slug: slugOf(scope), name: frame.name, years: offered }] : []
}

function yearOnOffer(scope: ReportScope, year: number, counted: Counted): YearOnOffer[] {
  const ofYear = counted.filter((row) => row.year === year)
  const own = ofYear.filter(
    ({ kind, code }) => kind === scope.kind && (kind === 'nation' || code === scope.code),
  )
  const figures = own.reduce((sum, row) => sum + row.figures, 0)
  const asked = { scope, year, view: 'as-was' as ReportView }
  const frame = makeFrame(territorySnapshot(), asked)
  if (!frame) return []
  const known = new Set(ofYear.map(({ kind, code }) => `${kind}:${code ?? ''}`))
  const members = membersIn(frame, year)
  const provinces = members.filter(({ origins }) =>
    origins.some(({ list, code }) => known.has(`province${list}:${code}`)),
  )
  if (figures + provinces.length === 0) return []
  return [{ year, figures, provinces: provinces.length, members: members.length }]
}
