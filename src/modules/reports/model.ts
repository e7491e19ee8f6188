import { figureStatuses, type FigureStatus, type FindingKind } from '#modules/indicators/model.ts'

export { partialText } from './domain/partial.ts'
export { indexText } from './domain/evenness.ts'

/** A text in the two languages of the interface. */
export type Bilingual = { readonly vi: string; readonly en: string }

/** The two ways to look at old facts: on the map of their day, or moved to today's provinces. */
export const reportViews = ['as-was', 'today'] as const
export type ReportView = (typeof reportViews)[number]

/** What a report is about. */
export const reportScopeKinds = ['nation', 'region', 'province63', 'province34'] as const
export type ReportScopeKind = (typeof reportScopeKinds)[number]
export type ReportScope = { readonly kind: ReportScopeKind; readonly code: string }

/** One province as it was on some day. */
export type PlaceKey = { readonly list: 63 | 34; readonly code: string }

/** A row of the province tables: a province of the report's map and the old or new keys whose facts are its own. */
export type ReportUnit = PlaceKey & {
  readonly name: string
  readonly origins: readonly PlaceKey[]
  /** A province of another map than the year's, here only because a fact of this year was recorded under it. */
  readonly onlyForOtherMap?: true
  /** A province part of whose former ground belonged to another region and is counted there. */
  readonly isPart?: true
}

/** Where a number comes from. The three are never added to one another. */
export const figureOrigins = ['reported', 'schemes', 'computed'] as const
export type FigureOrigin = (typeof figureOrigins)[number]

/** Whose money or schemes a figure counts. */
export const reportTiers = [
  'total',
  'national',
  'local',
  'provincial',
  'district',
  'commune',
  'unknown',
  'counterpart',
] as const
export type ReportTier = (typeof reportTiers)[number]

/** How far along the thing counted is; `registered` counts schemes on the register, whatever their state. */
export type ReportStatus = FigureStatus | 'registered' | 'unknown'

/** A place to open from a figure. */
export type FigureLink = {
  readonly rel: 'self' | 'source' | 'records' | 'parts' | 'place'
  readonly href: string
  readonly title?: string
}

/** Where a reported figure was printed; its title names the publisher and the day. */
export type FigureSource = {
  readonly title: string
  readonly href: string | null
  readonly published: string | null
}

/** One number of a report, with everything needed to trust or to doubt it. */
export type ReportFigure = {
  /** Of a reported figure its own identifier, else made from what it says; the same facts give the same id. */
  readonly id: string
  /** Code of the catalogue; `null` for a reported figure the catalogue does not know. */
  readonly indicator: string | null
  /** The indicator in the words of the source, for reported figures. */
  readonly sourceIndicator: string | null
  readonly label: Bilingual
  readonly tier: ReportTier | null
  /** A finer part than the tier: a product group, a level, a kind of activity. */
  readonly dimension: string | null
  readonly status: ReportStatus
  readonly scope: { readonly kind: string; readonly code: string | null; readonly name: string }
  readonly period: FigurePeriod
  /** Exact decimal, in `unit`, with the decimals that were printed. */
  readonly value: string
  readonly unit: string
  /** The same in đồng, for money. */
  readonly amountDong: string | null
  /** `hơn`, `gần`, `khoảng`: then the value is a bound or a neighbourhood, not an equality. */
  readonly qualifier: string | null
  /** The characters as printed. */
  readonly raw: string | null
  readonly origin: FigureOrigin
  /** Of a computed figure: where all its parts come from. */
  readonly basis?: 'reported' | 'schemes'
  readonly links: readonly FigureLink[]
  readonly sources: readonly FigureSource[]
  /** The figures a computed one is made from. */
  readonly parts?: readonly string[]
  /** Other printings of the same fact, counted once. */
  readonly repeats?: readonly string[]
  /** How many records had a known value, of how many. */
  readonly coverage?: Coverage
  /** How it was computed, or what to know before using it. */
  readonly note?: Bilingual
}

/** The time a figure covers. */
export type FigurePeriod = {
  readonly kind: string
  readonly label: string
  readonly start: string | null
  readonly end: string | null
  /** The calendar year, when the period is one. */
  readonly year: number | null
}

/** Of how many the value is known: "2 trên 20 tỉnh có số liệu". */
export type Coverage = {
  readonly known: number
  readonly of: number
  readonly what: 'province' | 'scheme'
}

/** The years a report speaks of: the one before to compare, the year itself, the next one's plan. */
export function yearsOf(year: number): readonly [number, number, number] {
  return [year - 1, year, year + 1]
}

/** First and last year a report can be asked for. */
export const reportYears = { first: 2005, last: 2035 } as const

/** The words shown for where a number comes from. */
export const originLabels = {
  reported: { vi: 'số báo cáo', en: 'reported' },
  schemes: { vi: 'tính từ sổ đề án', en: 'from the scheme register' },
  computed: { vi: 'phép tính', en: 'computed' },
} as const satisfies Record<FigureOrigin, Bilingual>

/** The words shown for a status. */
export const statusLabels: Readonly<Record<ReportStatus, Bilingual>> = {
  ...figureStatuses,
  registered: { vi: 'có trong sổ', en: 'on the register' },
  unknown: { vi: 'chưa rõ', en: 'not known' },
}

/** The words shown for a tier. */
export const tierLabels = {
  total: { vi: 'tổng số', en: 'total' },
  national: { vi: 'khuyến công quốc gia', en: 'national programme' },
  local: { vi: 'khuyến công địa phương', en: 'local programmes' },
  provincial: { vi: 'ngân sách tỉnh', en: 'provincial budget' },
  district: { vi: 'ngân sách huyện', en: 'district budget' },
  commune: { vi: 'ngân sách xã', en: 'commune budget' },
  unknown: { vi: 'chưa rõ nguồn', en: 'source not known' },
  counterpart: { vi: 'vốn đối ứng', en: 'counterpart funds' },
} as const satisfies Record<ReportTier, Bilingual>

/** The words shown for a view. */
export const viewLabels = {
  'as-was': { vi: 'theo địa giới khi đó', en: 'on the map of the time' },
  today: { vi: 'quy về địa giới hiện nay', en: 'restated to today’s map' },
} as const satisfies Record<ReportView, Bilingual>

/** How bad what does not add up is; the first three are alarms. */
export const verdicts = ['error', 'conflict', 'warning', 'rounding', 'incomplete'] as const
export type Verdict = (typeof verdicts)[number]

/** Something that should add up and what came of it, as the reconciler of figures says it. */
export type ReportFinding = {
  readonly scope: string
  readonly period: string
  readonly kind: FindingKind
  readonly verdict: Verdict
  /** The figures involved. */
  readonly ids: readonly string[]
  readonly computed: string | null
  readonly reported: string | null
  readonly difference: string | null
  /** In Vietnamese, with the arithmetic. */
  readonly message: string
}

/** What a source tells in words, not in numbers: an activity, an assessment, an obstacle, a proposal. */
export const narrativeSections = [
  'direction',
  'activity',
  'assessment',
  'obstacle',
  'proposal',
] as const
export type NarrativeSection = (typeof narrativeSections)[number]
export type NarrativeFact = {
  readonly id: string
  /** Its place in the source's own order. */
  readonly position: number
  readonly section: NarrativeSection
  readonly kind: string | null
  readonly year: number
  readonly text: Bilingual
  /** The provinces it names, as they were. */
  readonly places: readonly (PlaceKey & { readonly name: string })[]
  readonly source: FigureSource
}

/** A frozen report: what, when, by whom, and the hash of its content. */
export type SnapshotHead = {
  readonly id: string
  readonly scope: ReportScope
  readonly year: number
  readonly view: ReportView
  readonly frozenAt: Date
  readonly actor: string
  readonly reason: string
  readonly hash: string
}

/** A frozen report with its content, JSON text whose sha256 is `hash`. */
export type Snapshot = SnapshotHead & { readonly content: string }

/** A number that is not today what it was when the report was frozen. */
export type Restatement = {
  readonly figureId: string
  readonly label: Bilingual
  readonly change: 'changed' | 'withdrawn' | 'added'
  readonly before: ReportFigure | null
  readonly now: ReportFigure | null
}
