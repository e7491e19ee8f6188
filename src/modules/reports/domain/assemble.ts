import type { ReportedFigure } from '#modules/indicators/model.ts'
import type { NarrativeFact, ReportFigure, ReportFinding } from '../model.ts'
import { yearsOf } from '../model.ts'
import { computedFigures } from './computed.ts'
import { isWhole } from './whole.ts'
import { establishmentStatements } from './establishment-statements.ts'
import { evennessStatements } from './evenness-statements.ts'
import { fromReported } from './from-reported.ts'
import { regionChange, type ReportTerritory } from './make-frame.ts'
import { measureOf } from './measure.ts'
import { memberCount } from './member-count.ts'
import { columnsOf, provinceRows } from './province-rows.ts'
import { foldRepeats } from './repeats.ts'
import { membersIn, type ReportFrame } from './report-frame.ts'
import type { KindFact, SchemeFact } from './scheme-fact.ts'
import { schemeFigures } from './scheme-figures.ts'
import { kindFigures } from './kind-figures.ts'
import { slugOf } from './scope.ts'
import { placeKey, rowOfPlace } from './units.ts'
import type { NotRestated, YearReport } from './year-report.ts'

/** What a report is assembled from. Figures, schemes and words of other places or years do no harm: they are left out. */
export type ReportInput = {
  readonly frame: ReportFrame
  readonly territory: ReportTerritory
  readonly figures: readonly ReportedFigure[]
  readonly findings: readonly ReportFinding[]
  readonly schemeFacts: readonly SchemeFact[]
  readonly kindFacts: readonly KindFact[]
  /** The different establishments supported in the report's year, by the key of a province's row. */
  readonly supported: ReadonlyMap<string, number>
  readonly narrative: readonly NarrativeFact[]
}

/** Puts a year report together: every number named, none mixed with one of another origin, none imputed. */
export function assembleReport({ frame, territory, ...input }: ReportInput): YearReport {
  const { kept, notRestated } = reportedFigures(frame, territory, input.figures)
  const register = [
    ...schemeFigures(frame, input.schemeFacts),
    ...kindFigures(frame, input.kindFacts),
  ]
  const known = [...kept, ...register]
  const { rows, sums } = provinceRows(frame, known)
  const figures = [...known, ...memberCount(frame), ...computedFigures(frame, known), ...sums]
  const present = new Set(
    [...figures, ...notRestated.map(({ figure }) => figure)].flatMap(({ id, repeats = [] }) => [
      id,
      ...repeats,
    ]),
  )
  const filled = new Set(
    rows.flatMap(({ unit, cells }) => (isFilled(cells) ? [placeKey(unit)] : [])),
  )
  return {
    scope: frame.scope,
    slug: slugOf(frame.scope),
    name: frame.name,
    year: frame.year,
    view: frame.view,
    resultYear: resultYearOf(frame, [...known, ...notRestated.map(({ figure }) => figure)]),
    members: membersIn(frame, frame.year),
    figures,
    findings: input.findings.filter(
      ({ ids }) => ids.length > 0 && ids.every((id) => present.has(id)),
    ),
    columns: columnsOf(frame.year),
    provinces: rows.filter(({ unit }) => !unit.onlyForOtherMap || filled.has(placeKey(unit))),
    evenness: [
      ...evennessStatements(frame, rows, figures),
      ...establishmentStatements(frame, rows, figures, input.supported),
    ],
    notRestated,
    narrative: input.narrative.filter(({ year }) => yearsOf(frame.year).includes(year)),
  }
}

const isFilled = (
  cells: Readonly<Record<string, { reported: string | null; schemes: string | null }>>,
) => Object.values(cells).some(({ reported, schemes }) => reported !== null || schemes !== null)

/** The reported figures of the scope, of its provinces and of its years; repeats folded into one. */
function reportedFigures(
  frame: ReportFrame,
  territory: ReportTerritory,
  reported: readonly ReportedFigure[],
) {
  const places = new Set(
    yearsOf(frame.year).flatMap((year) => [...rowOfPlace(frame.unitsIn(year)).keys()]),
  )
  const asked = reported.flatMap(fromReported).filter((figure) => touchesYears(frame, figure))
  const notRestated: NotRestated[] = []
  const kept = foldRepeats(asked).filter((figure) => {
    if (!isWhole(frame, figure)) return places.has(placeOfFigure(figure))
    const moved = frame.view === 'today' ? whyNotRestated(frame, territory, figure) : undefined
    if (moved) notRestated.push(moved)
    return !moved
  })
  return { kept, notRestated }
}

const placeOfFigure = ({ scope }: ReportFigure) =>
  `${scope.kind.replace('province', '')}:${scope.code ?? ''}`

/** A figure of one of the three years, of a part of the year itself, or of a span that holds it. */
function touchesYears(frame: ReportFrame, { period }: ReportFigure): boolean {
  const [before, now, next] = yearsOf(frame.year)
  if (period.year !== null) return period.year >= before && period.year <= next
  if (!period.start || !period.end) return false
  const [from, to] = [Number(period.start.slice(0, 4)), Number(period.end.slice(0, 4))]
  if (from === to) return from === now || from === before
  return period.kind === 'multi-year' && from <= now && now <= to
}

function whyNotRestated(
  frame: ReportFrame,
  territory: ReportTerritory,
  figure: ReportFigure,
): NotRestated | undefined {
  if (frame.scope.kind !== 'region') return undefined
  const change = regionChange(
    territory,
    frame.scope.code,
    Number(figure.period.end?.slice(0, 4) ?? frame.year),
  )
  if (!change) return undefined
  const parts = (names: readonly string[], vi: string, en: string) =>
    names.length > 0 ? [{ vi: `${vi} ${names.join(', ')}`, en: `${en} ${names.join(', ')}` }] : []
  const differences = [
    ...parts(change.left, 'gồm cả', 'it includes'),
    ...parts(change.joined, 'chưa có', 'it lacks'),
  ]
  return {
    figure,
    why: {
      vi: `Số này là của khu vực theo địa giới cũ (${differences.map(({ vi }) => vi).join('; ')} so với khu vực hiện nay); chỉ quy đổi được khi có số của từng tỉnh.`,
      en: `This is a figure of the former region (${differences.map(({ en }) => en).join('; ')} compared with today’s); it restates only from figures of each province.`,
    },
  }
}

/**
 * The year whose results are told, the same on either map: the report's own when its results are reported for the whole scope, else the
 * year before when that one's are; where nothing is reported for the whole, the provinces and the register decide.
 */
function resultYearOf(frame: ReportFrame, figures: readonly ReportFigure[]): number {
  const told = (year: number, counts: (figure: ReportFigure) => boolean) =>
    figures.some(
      (figure) =>
        figure.period.end?.startsWith(String(year)) &&
        figure.period.kind !== 'multi-year' &&
        ['actual', 'estimate', 'accepted', 'registered'].includes(figure.status) &&
        (figure.period.year !== null || ['money', 'schemes'].includes(measureOf(figure) ?? '')) &&
        counts(figure),
    )
  const reportedWhole = (figure: ReportFigure) =>
    figure.origin === 'reported' && isWhole(frame, figure)
  for (const counts of [reportedWhole, () => true]) {
    if (told(frame.year, counts)) return frame.year
    if (told(frame.year - 1, counts)) return frame.year - 1
  }
  return frame.year
}
