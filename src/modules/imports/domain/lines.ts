import { normaliseVietnamese } from '#core/vietnamese.ts'
import { moneyOf, outputOf, type FieldCode } from '../fields.ts'
import { cellText } from './cell-text.ts'
import { mergeAt, type Grid, type GridCell, type GridRow, type MergeIndex } from './grid.ts'
import type { Heading } from './recognise-heading.ts'
import { firstBeyond } from './row-notes.ts'
import type { SheetMapping } from './sheet-mapping.ts'

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

const footer =
  /^(nguoi lap( bieu| bang)?|thu truong( don vi)?|ke toan( truong)?|giam doc|pho giam doc|tm uy ban|noi nhan|ghi chu|chu thich|lap bieu|kt giam doc|ky ten|ngay thang nam|.{0,30}ngay \d{0,2} ?thang \d{0,2} ?nam \d{0,4})\b/
const mostSigned = 4
const subtotal =
  /^(tong( cong| so| kinh phi| von)?|cong)( ?$| (?:[a-h]|[ivx]+|\d+)( |$)| (?:tinh|thanh pho|huyen|nhom|muc|phan|nguon|kinh phi|khuyen cong|toan|cac|nam|a b|i ii)\b)|^(luy ke|tong cong)\b/

/** Says of every row below the heading what it is; stops at the signatures. */
export function classifyLines(
  grid: Grid,
  mapping: SheetMapping,
  headings: readonly Heading[],
  merges: MergeIndex,
  corrected: (row: number) => ReadonlyMap<number, GridCell>,
): readonly Line[] {
  const shape = shapeOf(grid, mapping)
  const rows = grid.rows.filter(({ row }) => row > mapping.headerBottom)
  const byRow = new Map(grid.rows.map((row) => [row.row, row]))
  const lines: Line[] = []
  let isBelowHeading = true
  for (const [index, gridRow] of rows.entries()) {
    const cells = cellsOf(gridRow, byRow, mapping, merges, corrected(gridRow.row))
    if ([...cells.values()].every((cell) => cellText(cell) === '')) continue
    if (repeatsHeading(cells, headings) || (isBelowHeading && isNumbering(cells))) {
      isBelowHeading = true
      continue
    }
    isBelowHeading = false
    const texts = labelTexts(cells, shape)
    if (lines.some(({ kind }) => kind === 'data') && isFooter(texts, cells, shape)) break
    const next = rows[index + 1]
    lines.push(lineOf(gridRow, cells, texts, shape, ordinalOf(next, shape), merges))
  }
  return lines
}

/** Rows that say something below the signatures: a second table, which is not read. */
export function rowsBelow(grid: Grid, lines: readonly Line[]): readonly GridRow[] {
  const last = lines.at(-1)?.row ?? Number.MAX_SAFE_INTEGER
  return grid.rows.filter(
    ({ row, cells }) =>
      row > last && cells.filter((cell) => cellText(cell) !== '').length > mostSigned,
  )
}

// The heading printed again at the top of every page.
function repeatsHeading(
  cells: ReadonlyMap<number, GridCell>,
  headings: readonly Heading[],
): boolean {
  const filled = [...cells.values()].filter((cell) => cellText(cell) !== '')
  const same = filled.filter((cell) => {
    const heading = headings.find(({ col }) => col === cell.col)
    return heading !== undefined && [heading.leaf, ...heading.above].includes(cellText(cell))
  })
  return same.length >= 2 && same.length === filled.length
}

type Shape = {
  readonly ordinal: number | undefined
  readonly title: number | undefined
  readonly establishment: number | undefined
  readonly figures: ReadonlySet<number>
  readonly fields: Readonly<Record<number, FieldCode>>
  readonly hasOrdinals: boolean
}

function shapeOf(grid: Grid, { fields, headerBottom }: SheetMapping): Shape {
  const find = (wanted: FieldCode) => {
    const col = Object.entries(fields).find(([, field]) => field === wanted)?.[0]
    return col === undefined ? undefined : Number(col)
  }
  const figures = new Set(
    Object.entries(fields)
      .filter(([, field]) => moneyOf(field) ?? outputOf(field))
      .map(([col]) => Number(col)),
  )
  const ordinal = find('ordinal')
  const body = grid.rows.filter(({ row }) => row > headerBottom)
  const numbered = body.filter(({ cells }) =>
    /^\d/.test(cellText(cells.find(({ col }) => col === ordinal))),
  ).length
  return {
    ordinal,
    title: find('title'),
    establishment: find('establishment'),
    figures,
    fields,
    hasOrdinals: numbered * 2 >= body.length,
  }
}

const filledDown: ReadonlySet<FieldCode> = new Set([
  'title',
  'kind',
  'fundTier',
  'province',
  'district',
  'commune',
  'placeDetail',
  'establishment',
  'implementer',
  'year',
  'yearFrom',
  'yearTo',
  'period',
  'status',
  'documentNumber',
  'documentDate',
  'sourceUrl',
  'sourceNote',
  'note',
])

function cellsOf(
  { row, cells }: GridRow,
  byRow: ReadonlyMap<number, GridRow>,
  { fields, headerBottom }: SheetMapping,
  merges: MergeIndex,
  corrected: ReadonlyMap<number, GridCell>,
): ReadonlyMap<number, GridCell> {
  const found = new Map(cells.map((cell) => [cell.col, cell]))
  for (const [key, field] of Object.entries(fields)) {
    const col = Number(key)
    const merge = mergeAt(merges, row, col)
    if (
      !merge ||
      merge.top >= row ||
      merge.top <= headerBottom ||
      merge.left !== col ||
      !filledDown.has(field)
    )
      continue
    const top = byRow.get(merge.top)?.cells.find((cell) => cell.col === col)
    if (top) found.set(col, top)
  }
  for (const [col, cell] of corrected) found.set(col, cell)
  return found
}

// "(1) (2) (3)" or "A B 1 2 3" under the heading.
function isNumbering(cells: ReadonlyMap<number, GridCell>): boolean {
  if (cells.size < 3) return false
  return [...cells.values()].every((cell) =>
    /^\(?(\d{1,2}|[a-zđ])\)?(\s*=.*)?$/i.test(cellText(cell)),
  )
}

type LabelText = { readonly col: number; readonly text: string }

function labelTexts(
  cells: ReadonlyMap<number, GridCell>,
  { ordinal, figures, fields }: Shape,
): readonly LabelText[] {
  return [...cells]
    .filter(
      ([col, cell]) =>
        col < firstBeyond &&
        col !== ordinal &&
        !figures.has(col) &&
        fields[col] !== 'note' &&
        cell.type === 'text',
    )
    .map(([col, cell]) => ({ col, text: cellText(cell) }))
    .filter(({ text }) => text !== '')
    .sort((a, b) => a.col - b.col)
}

function isFooter(
  texts: readonly LabelText[],
  cells: ReadonlyMap<number, GridCell>,
  { figures, ordinal }: Shape,
): boolean {
  const first = [
    ordinal === undefined ? '' : cellText(cells.get(ordinal)),
    ...texts.map(({ text }) => text),
    ...[...cells.values()].map(cellText),
  ]
  const hasFigures = [...cells].some(([col, cell]) => figures.has(col) && cell.type === 'number')
  // Signatures stand alone; a row that says more is a scheme, whatever its words.
  const filled = [...cells.values()].filter((cell) => cellText(cell) !== '').length
  return (
    !hasFigures &&
    filled <= mostSigned &&
    first.some((text) => footer.test(normaliseVietnamese(text)))
  )
}

function ordinalOf(row: GridRow | undefined, { ordinal }: Shape): string {
  return cellText(row?.cells.find(({ col }) => col === ordinal))
}

function lineOf(
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
