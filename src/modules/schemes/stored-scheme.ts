import type { SchemeDraft } from './model.ts'

/** What a source document says beside the fields of a scheme; kept as printed. */
export type SchemeOrigin = {
  /** The record's own identifier at its source, `P0007`. */
  readonly ref: string | null
  readonly kindAsPrinted: string | null
  readonly totalInvestmentDong: bigint | null
  readonly totalInvestmentAsPrinted: string | null
}

/** A scheme with its identity, ready to be written. */
export type SchemeToSave = {
  readonly id: string
  readonly draft: SchemeDraft
  readonly origin?: SchemeOrigin
}

/** A scheme on record. */
export type StoredScheme = {
  readonly id: string
  readonly version: number
  /** Today's province that holds the place. */
  readonly provinceId: string
  readonly draft: SchemeDraft
  readonly origin: SchemeOrigin
  readonly establishmentIds: readonly string[]
  readonly importBatch: string | null
  /** The unit that wrote the record; `null` for what was loaded from public sources. */
  readonly ownerUnitId: string | null
  readonly isPublished: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly deletedAt: Date | null
}
