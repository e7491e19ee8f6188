import type { ActivityKind } from './activity-kinds.ts'
import type { MoneySource } from './money-sources.ts'
import type { FundTier, SchemeStatus } from './words.ts'

export * from './activity-kinds.ts'
export * from './export-columns.ts'
export * from './field-labels.ts'
export * from './filter.ts'
export * from './form-text.ts'
export * from './money-sources.ts'
export * from './scheme-reasons.ts'
export type { SchemeOrigin, SchemeToSave, StoredScheme } from './stored-scheme.ts'
export * from './words.ts'

/** A place as it was when the scheme ran: the province of one of the two lists, and finer parts when known. */
export type SchemePlace = {
  readonly list: 63 | 34
  readonly provinceCode: string
  readonly districtCode?: string | null
  readonly communeCode?: string | null
  /** The place as printed, `huyện Ea Kar, xã Cư Ni`. */
  readonly detail?: string | null
}

/** Money of one source; an amount that is not known is `null`, never 0. */
export type SchemeMoney = {
  readonly source: MoneySource
  readonly plannedDong: bigint | null
  readonly actualDong: bigint | null
}

/** One output by a code of the indicator catalogue; quantities are decimal texts, `12.5`. */
export type SchemeOutput = {
  readonly indicator: string
  readonly planned: string | null
  readonly actual: string | null
}

/** A scheme as a person or a file states it. */
export type SchemeDraft = {
  readonly title: string
  readonly activityKind: ActivityKind | null
  readonly isFlagship: boolean
  readonly isGroup: boolean
  readonly fundTier: FundTier | null
  readonly place: SchemePlace
  /** Names of the supported establishments, as written. */
  readonly establishments: readonly string[]
  readonly implementer: string | null
  readonly yearFrom: number | null
  readonly yearTo: number | null
  readonly money: readonly SchemeMoney[]
  readonly outputs: readonly SchemeOutput[]
  readonly status: SchemeStatus
  readonly documentNumber: string | null
  readonly sourceUrl: string | null
  readonly sourceNote: string | null
  readonly note: string | null
}
