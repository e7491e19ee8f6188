import { normaliseVietnamese } from '#core/vietnamese.ts'
import { cellText } from './cell-text.ts'
import type { Grid, GridCell, GridRow, MergeIndex } from './grid.ts'
import { lineOf, type Line } from './line-kind.ts'
import {
  cellsOf,
  labelTexts,
  ordinalOf,
  shapeOf,
  type LabelText,
  type Shape,
} from './line-shape.ts'
import type { Heading } from './recognise-heading.ts'
import type { SheetMapping } from './sheet-mapping.ts'

export type { Line } from './line-kind.ts'

const footer =
  /^(nguoi lap( bieu| bang)?|thu truong( don vi)?|ke toan( truong)?|giam doc|pho giam doc|tm uy ban|noi nhan|ghi chu|chu thich|lap bieu|kt giam doc|ky ten|ngay thang nam|.{0,30}ngay \d{0,2} ?thang \d{0,2} ?nam \d{0,4})\b/
const mostSigned = 4
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

// "(1) (2) (3)" or "A B 1 2 3" under the heading.
function isNumbering(cells: ReadonlyMap<number, GridCell>): boolean {
  if (cells.size < 3) return false
  return [...cells.values()].every((cell) =>
    /^\(?(\d{1,2}|[a-zđ])\)?(\s*=.*)?$/i.test(cellText(cell)),
  )
}

function isFooter(
  texts: readonly LabelText[],
  cells: ReadonlyMap<number, GridCell>,
  { figures, ordinal }: Shape,
): boolean {
  const hasFigures = [...cells].some(([col, cell]) => figures.has(col) && cell.type === 'number')
  if (hasFigures) return false
  // Signatures stand alone; a row that says more is a scheme, whatever its words.
  const filled = [...cells.values()].map(cellText).filter((text) => text !== '')
  if (filled.length > mostSigned) return false
  const first = [
    ordinal === undefined ? '' : cellText(cells.get(ordinal)),
    ...texts.map(({ text }) => text),
    ...filled,
  ]
  return first.some((text) => footer.test(normaliseVietnamese(text)))
}
