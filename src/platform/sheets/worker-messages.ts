import type { FileRefusal } from './refusals.ts'
import type { ReadRow, ReadSheet } from './workbook.ts'

/** What the reading process tells, in order: progress, each sheet and its rows, then the end. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'sheet'; readonly head: Omit<ReadSheet, 'rows'> }
  | { readonly kind: 'rows'; readonly rows: readonly ReadRow[] }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal; readonly detail: string }
  | { readonly kind: 'done' }
