import type { Reason } from '#core/decision.ts'
import type { SchemeReasonCode } from '../model.ts'
import type { SimilarScheme } from '../queries/find-similar.ts'

/** What became of a scheme that somebody wanted to save. */
export type SaveOutcome =
  | {
      readonly outcome: 'saved'
      readonly id: string
      readonly version: number
      readonly warnings: readonly Reason<SchemeReasonCode>[]
    }
  /** Nothing is wrong, but the person should look once more: sent again with `confirmed`, it is saved. */
  | {
      readonly outcome: 'asks'
      readonly warnings: readonly Reason<SchemeReasonCode>[]
      readonly similar: readonly SimilarScheme[]
    }
  | { readonly outcome: 'refused'; readonly reasons: readonly Reason<SchemeReasonCode>[] }

// True of nearly every scheme: said beside the form, not asked about.
const onlySaid: ReadonlySet<SchemeReasonCode> = new Set(['normNotChecked'])

/** The doubts that a person is asked about before saving. */
export function doubts(
  warnings: readonly Reason<SchemeReasonCode>[],
): readonly Reason<SchemeReasonCode>[] {
  return warnings.filter(({ code }) => !onlySaid.has(code))
}
