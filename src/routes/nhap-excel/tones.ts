import type { ImportState, RowDecision, Severity } from '#modules/imports/model.ts'
import type { Tone } from '#ui/page/tone.ts'

/** The colour of the state of an import, beside its word. */
export const toneOfState: Readonly<Record<ImportState, Tone>> = {
  reading: 'info',
  preview: 'warn',
  taken: 'ok',
  undone: 'neutral',
  refused: 'error',
}

/** The colour of what becomes of a row. */
export const toneOfDecision: Readonly<Record<RowDecision, Tone>> = {
  take: 'ok',
  reject: 'error',
  duplicate: 'conflict',
  unchanged: 'neutral',
}

/** The colour of how much a problem weighs. */
export const toneOfSeverity: Readonly<Record<Severity, Tone>> = {
  error: 'error',
  warning: 'warn',
  remark: 'neutral',
}
