import {
  importStates,
  type ImportBatch,
  type ImportState,
  type RowDecision,
  type Severity,
} from '#modules/imports/model.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import type { Tone } from '#ui/page/tone.ts'

/** The colour of the state of an import, beside its word. */
export const toneOfState: Readonly<Record<ImportState, Tone>> = {
  reading: 'info',
  preview: 'warn',
  taken: 'ok',
  undone: 'neutral',
  refused: 'error',
}

/** The state of an import in a word; one left before anything was taken has nothing to undo. */
export function stateWords({ state, taken }: Pick<ImportBatch, 'state' | 'taken'>): string {
  if (state === 'undone' && taken === null) return m.imports_state_dropped()
  return importStates[state][getLocale()]
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
