import type { MoneyUnit } from './domain/money-units.ts'
import type { SheetMapping } from './domain/sheet-mapping.ts'
import type { Problem, ProblemCode, Severity } from './problems.ts'
import type { FieldCode } from './fields.ts'

export * from './fields.ts'
export * from './problems.ts'
export { isLeftOutKey } from './domain/corrections.ts'
export { moneyUnits, type MoneyUnit } from './domain/money-units.ts'
export { moneyWords } from './domain/read-money.ts'
export type { SheetMapping } from './domain/sheet-mapping.ts'

/** The states of an import, in their order. */
export const importStates = {
  reading: { vi: 'Đang đọc', en: 'Reading' },
  preview: { vi: 'Chờ xác nhận', en: 'To be confirmed' },
  taken: { vi: 'Đã nhập', en: 'Imported' },
  undone: { vi: 'Đã hoàn tác', en: 'Undone' },
  refused: { vi: 'Không nhận', en: 'Refused' },
} as const
export type ImportState = keyof typeof importStates

/** What becomes of a row. */
export const rowDecisions = {
  take: { vi: 'Nhập được', en: 'Good' },
  reject: { vi: 'Có lỗi', en: 'With errors' },
  duplicate: { vi: 'Trùng trong tệp', en: 'Twice in the file' },
  unchanged: { vi: 'Đã có trong sổ', en: 'Already on record' },
  left: { vi: 'Đã bỏ', en: 'Left out' },
} as const
export type RowDecision = keyof typeof rowDecisions

/** How the headings of a sheet stand in the mapping form. */
export type SheetHeadings = {
  readonly sheet: string
  readonly headings: readonly {
    readonly col: number
    readonly letters: string
    readonly text: string
    readonly sample: string
  }[]
}

/** What a reading came to, for the page. */
export type ImportSummary = {
  readonly counts: Readonly<Record<RowDecision, number>>
  readonly bySeverity: Readonly<Record<Severity, number>>
  readonly byCode: Readonly<Partial<Record<ProblemCode, number>>>
  /** How many problems of each kind have exactly one fix. */
  readonly withOneFix: Readonly<Partial<Record<ProblemCode, number>>>
  /** Rows with a warning and no error: those to look at before they are entered. */
  readonly toLookAt: number
  /** Problems of sheets, headings and sums. */
  readonly sheetProblems: readonly Problem[]
  /** Rows of sums that were checked against the rows they add up. */
  readonly subtotals: number
  readonly sheets: readonly SheetHeadings[]
  readonly readMs: number
}

/** An import as a page shows it. */
export type ImportBatch = {
  readonly id: string
  readonly fileName: string
  readonly sizeBytes: number
  readonly state: ImportState
  readonly refusal: string | null
  readonly percent: number
  readonly mappings: readonly SheetMapping[]
  readonly corrections: Readonly<Record<string, string>>
  readonly summary: ImportSummary | null
  readonly taken: number | null
  readonly createdAt: Date
  readonly takenAt: Date | null
  readonly undoneAt: Date | null
  /** Whose it is: today's province and the unit that sent it. */
  readonly provinceId: string | null
  readonly ownerUnitId: string | null
  /** Who sees it to its end. */
  readonly responsibleId: string | null
}

/** What a person says about a sheet; the rest of its mapping stays. */
export type MappingCorrection = {
  readonly sheet: string
  readonly isTaken: boolean
  readonly fields: Readonly<Record<number, FieldCode>>
  /** `null` leaves the unit as the sheet has it. */
  readonly unit: MoneyUnit | null
  readonly province: string | null
  readonly year: number | null
}
