import { tellSchemeEntry } from '#modules/schemes/api.server.ts'
import type { ActEntry } from '#platform/audit/log/find-entry.ts'
import { isOfScheme } from './column-words.ts'

/** One field of an entry; `sealed` stands for a personal value, of which the trail holds only a seal. */
export type ToldField = {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
  readonly isSealed: boolean
}

/** What an entry tells, field by field: of schemes as their history does, of other records column by column. */
export function tellFields({
  said,
  at,
  sealedColumns,
}: Pick<ActEntry, 'said' | 'at' | 'sealedColumns'>): ToldField[] {
  const { operation, before, after } = said
  if (isOfScheme(said.subject) && operation !== 'note') {
    const told = tellSchemeEntry({ ...said, operation, at })
    return told.map((change) => ({ ...change, isSealed: false }))
  }
  const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return columns
    .map((field) => ({
      field,
      before: textOf(before?.[field]),
      after: textOf(after?.[field]),
      isSealed: sealedColumns.includes(field),
    }))
    .filter((told) => told.before !== told.after)
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
