import { normaliseVietnamese } from '#core/vietnamese.ts'
import { cellText } from './cell-text.ts'
import { mergeAt, type GridCell, type GridRow, type MergeIndex } from './grid.ts'
import type { LabelText, Shape } from './line-shape.ts'

/** A row below the heading, with what it is. */
export type Line = {
  readonly kind: 'data' | 'group' | 'subtotal' | 'continuation'
  readonly row: number
  readonly isHidden: boolean
  /** The cells by column, merged ones filled down. */
  readonly cells: ReadonlyMap<number, GridCell>
  /** The words of a group or subtotal, without its number. */
  readonly label: string
  /** How deep a group is: letters, then Roman numbers, then figures, then no number. */
  readonly level: number
}

const subtotal =
  /^(tong( cong| so| kinh phi| von)?|cong)( ?$| (?:[a-h]|[ivx]+|\d+)( |$)| (?:tinh|thanh pho|huyen|nhom|muc|phan|nguon|kinh phi|khuyen cong|toan|cac|nam|a b|i ii)\b)|^(luy ke|tong cong)\b/

/** What a row is: data, the head of a group, sums, or more names of the scheme above. */
export function lineOf(
  { row, isHidden }: GridRow,
  cells: ReadonlyMap<number, GridCell>,
  texts: readonly LabelText[],
  shape: Shape,
  nextOrdinal: string,
  merges: MergeIndex,
): Line {
  const ordinal = shape.ordinal === undefined ? '' : cellText(cells.get(shape.ordinal))
  const first = texts[0]
  const base = { row, isHidden, cells }
  const total = [ordinal, texts[0]?.text, texts[1]?.text].find(
    (text) => text !== undefined && isSubtotalLabel(text),
  )
  if (total !== undefined && !/^\d/.test(ordinal))
    return { ...base, kind: 'subtotal', label: total, level: 0 }
  if (first === undefined && !/^\d/.test(ordinal) && !/[a-z]{3}/i.test(ordinal))
    return { ...base, kind: 'subtotal', label: '', level: 0 }
  const numbered = splitNumber(ordinal, first?.text ?? ordinal)
  if (isGroup(texts, ordinal, numbered, shape, nextOrdinal, row, merges)) {
    return { ...base, kind: 'group', label: numbered.words, level: levelOf(numbered.number) }
  }
  return {
    ...base,
    kind: isContinuation(cells, ordinal, shape) ? 'continuation' : 'data',
    label: '',
    level: 0,
  }
}

/** Whether a text is that of a row of sums. */
export function isSubtotalLabel(text: string): boolean {
  return subtotal.test(normaliseVietnamese(text))
}

type Numbered = { readonly number: string; readonly words: string }

function splitNumber(ordinal: string, text: string): Numbered {
  if (ordinal !== '' && ordinal !== text)
    return { number: ordinal.replace(/[.)]+$/, ''), words: text }
  const parts =
    /^([IVX]+|[A-Z]|\d+(?:\.\d+)*)\s*[.)\-–:]\s*(.+)$/.exec(text) ??
    /^([IVX]{1,4}|[A-H])\s+(\p{Lu}.+)$/u.exec(text)
  return parts ? { number: parts[1] ?? '', words: parts[2] ?? '' } : { number: '', words: text }
}

function levelOf(number: string): number {
  if (/^[IVX]+$/.test(number)) return 2
  if (/^[A-ZĐ]$/.test(number)) return 1
  return /^\d/.test(number) ? 3 + number.split('.').length - 1 : 8
}

function isGroup(
  texts: readonly LabelText[],
  ordinal: string,
  numbered: Numbered,
  shape: Shape,
  nextOrdinal: string,
  row: number,
  merges: MergeIndex,
): boolean {
  const only = texts[0]
  if (only === undefined) return /[a-z]{3}/i.test(ordinal)
  if (texts.length > 1 && new Set(texts.map(({ text }) => text)).size > 1) return false
  if (/^([IVX]+|[A-ZĐ])$/.test(numbered.number)) return true
  const merge = mergeAt(merges, row, only.col)
  if (merge && merge.top === merge.bottom && merge.right - merge.left >= 2) return true
  if (ordinal !== '')
    return nextOrdinal.startsWith(`${ordinal.replace(/\.$/, '')}.`) && nextOrdinal !== ordinal
  return (
    shape.hasOrdinals && only.col <= (shape.title ?? only.col) && only.col !== shape.establishment
  )
}

// Further establishments of the scheme above: only their names.
function isContinuation(
  cells: ReadonlyMap<number, GridCell>,
  ordinal: string,
  { title, establishment, figures }: Shape,
): boolean {
  if (ordinal !== '' || title === undefined || establishment === undefined) return false
  const hasFigures = [...cells].some(([col, cell]) => figures.has(col) && cellText(cell) !== '')
  return (
    cellText(cells.get(title)) === '' && cellText(cells.get(establishment)) !== '' && !hasFigures
  )
}
