import type { Decimal } from '#core/decimal.ts'
import type { PlainDate } from '#core/plain-date.ts'
import type { IndicatorCode } from './catalogue.ts'
import type { FigureTier } from './indicator.ts'

/** How far along the thing counted is. Cumulative is a kind of period, not a status. */
export const figureStatuses = {
  plan: { vi: 'kế hoạch', en: 'plan' },
  actual: { vi: 'thực hiện', en: 'carried out' },
  estimate: { vi: 'ước thực hiện', en: 'estimate' },
  expected: { vi: 'dự kiến', en: 'expected' },
  target: { vi: 'mục tiêu', en: 'target' },
  norm: { vi: 'định mức', en: 'norm' },
  proposed: { vi: 'đề nghị', en: 'proposed' },
  approved: { vi: 'được duyệt', en: 'approved' },
  accepted: { vi: 'nghiệm thu', en: 'accepted on completion' },
} as const satisfies Record<string, { vi: string; en: string }>
export type FigureStatus = keyof typeof figureStatuses

/** What kind of stretch of time a figure covers. */
export const figurePeriodKinds = {
  year: { vi: 'năm', en: 'year' },
  'multi-year': { vi: 'giai đoạn', en: 'several years' },
  'half-year': { vi: 'sáu tháng', en: 'half-year' },
  quarter: { vi: 'quý', en: 'quarter' },
  'partial-year': { vi: 'một phần năm', en: 'part of a year' },
  'within-year': { vi: 'trong năm', en: 'within a year' },
  cumulative: { vi: 'lũy kế', en: 'cumulative' },
  from: { vi: 'từ ngày', en: 'from a day on' },
  unclear: { vi: 'không rõ', en: 'unclear' },
} as const satisfies Record<string, { vi: string; en: string }>
export type FigurePeriodKind = keyof typeof figurePeriodKinds

/** The stretch of time a figure covers; a bound that the source does not give is `null`. */
export type FigurePeriod = {
  readonly kind: FigurePeriodKind
  readonly start: PlainDate | null
  readonly end: PlainDate | null
  /** As the source says it. */
  readonly label: string
}

/** What kind of place a figure is about; provinces are told apart by the list their code belongs to. */
export const figureScopeKinds = [
  'nation',
  'region',
  'subregion',
  'province63',
  'province34',
  'district',
  'commune',
  'unknown',
] as const
export type FigureScopeKind = (typeof figureScopeKinds)[number]

/** The place a figure is about, as it was; `code` is `null` where no list knows it. */
export type FigureScope = {
  readonly kind: FigureScopeKind
  readonly code: string | null
  readonly name: string
}

/** What a word such as `hơn` or `gần` makes of a number. */
export type Bound = 'exact' | 'at-least' | 'at-most' | 'above' | 'below' | 'about'

/** Where a figure was printed; figures of one text share it. */
export type FigureSource = {
  readonly url: string | null
  readonly note: string | null
  readonly published: string | null
}

/** A number as somebody printed it, with everything needed to check it. */
export type ReportedFigure = {
  readonly id: string
  /** Code of the catalogue, or `null` when it knows nothing of the kind. */
  readonly indicator: IndicatorCode | null
  /** The indicator in the words of the source. */
  readonly sourceIndicator: string
  readonly tier: FigureTier | null
  /** `activityKind` of the law when the figure is about one kind of activity. */
  readonly activityKind: string | null
  readonly dimension: Readonly<Record<string, string>> | null
  readonly status: FigureStatus | null
  readonly scope: FigureScope
  readonly period: FigurePeriod
  /** Exact, in the unit as printed; `null` when the source gives none. */
  readonly value: Decimal | null
  /** As printed: `tỷ đồng`, `%`, `đề án`. */
  readonly unit: string
  /** The same in the base unit (`đồng` for money), exact. */
  readonly baseValue: Decimal | null
  readonly baseUnit: string
  /** The value in the base unit as the record itself gives it, to be checked; `null` when it does not. */
  readonly statedBase: Decimal | null
  /** One unit of the last printed digit, in the base unit: 63,335 tỷ gives 1 000 000 đồng. */
  readonly resolution: Decimal
  /** The characters as printed. */
  readonly raw: string | null
  readonly qualifier: string | null
  readonly bound: Bound
  readonly source: FigureSource
  readonly note: string | null
}
