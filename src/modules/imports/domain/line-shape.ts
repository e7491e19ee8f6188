import { moneyOf, outputOf, type FieldCode } from '../fields.ts'
import { cellText } from './cell-text.ts'
import { mergeAt, type Grid, type GridCell, type GridRow, type MergeIndex } from './grid.ts'
import { firstBeyond } from './row-notes.ts'
import type { SheetMapping } from './sheet-mapping.ts'

/** The columns that tell rows apart. */
export type Shape = {
  readonly ordinal: number | undefined
  readonly title: number | undefined
  readonly establishment: number | undefined
  readonly figures: ReadonlySet<number>
  readonly fields: Readonly<Record<number, FieldCode>>
  readonly hasOrdinals: boolean
}

/** Which columns those are under a mapping. */
export function shapeOf(grid: Grid, { fields, headerBottom }: SheetMapping): Shape {
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

/** The cells of a row, with merged ones filled down and corrections in place. */
export function cellsOf(
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

/** A cell whose words may name a row. */
export type LabelText = { readonly col: number; readonly text: string }

/** The words of a row apart from its number, figures and note, from the left. */
export function labelTexts(
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

/** The number a row gives itself. */
export function ordinalOf(row: GridRow | undefined, { ordinal }: Shape): string {
  return cellText(row?.cells.find(({ col }) => col === ordinal))
}
