import {
  importStates,
  rowDecisions,
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
  left: 'neutral',
}

/** The colour of how much a problem weighs. */
export const toneOfSeverity: Readonly<Record<Severity, Tone>> = {
  error: 'error',
  warning: 'warn',
  remark: 'neutral',
}

/** What became of a row, as far as its import has come. */
export function decisionWords(
  decision: RowDecision,
  { state, taken }: Pick<ImportBatch, 'state' | 'taken'>,
): string {
  if (decision === 'take' && state === 'taken') return m.imports_row_taken()
  if (decision === 'take' && state === 'undone')
    return taken === null ? m.imports_row_dropped() : m.imports_row_undone()
  return rowDecisions[decision][getLocale()]
}
