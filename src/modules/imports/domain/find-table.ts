import type { FieldCode, Stage } from '../fields.ts'
import { cellText } from './cell-text.ts'
import type { Grid, GridMerge, GridRow } from './grid.ts'
import { headingForm, recogniseHeading, type Heading } from './recognise-heading.ts'

/** Where the table of a sheet is, and what its columns seem to say. */
export type Table = {
  readonly headerTop: number
  readonly headerBottom: number
  readonly headings: readonly Heading[]
  readonly fields: ReadonlyMap<number, FieldCode>
}

const mostTitleRows = 60
const tallestHeader = 3
const fewestFields = 2
const mostColumns = 200

/** Finds the heading of the table: the rows whose cells are best understood as headings. */
export function findTable(grid: Grid): Table | undefined {
  const stage = usualStage(grid)
  const top = topOf(grid)
  let best: { readonly table: Table; readonly score: number } | undefined
  for (const { row } of grid.rows.slice(0, mostTitleRows)) {
    for (let height = 1; height <= tallestHeader; height += 1) {
      const headings = headingsOf(top, row, row + height - 1)
      if (!headings) break
      const fields = assignFields(headings, stage)
      const score = scoreOf(fields.scores, headings.length) - 0.1 * height
      if (fields.byCol.size < fewestFields || (best && score <= best.score)) continue
      best = {
        table: { headerTop: row, headerBottom: row + height - 1, headings, fields: fields.byCol },
        score,
      }
    }
  }
  return best?.table
}

/** The headings of given rows, as when a person says where they are. */
export function tableAt(grid: Grid, headerTop: number, headerBottom: number): Table | undefined {
  const headings = headingsOf(topOf(grid), headerTop, headerBottom)
  if (!headings) return undefined
  return {
    headerTop,
    headerBottom,
    headings,
    fields: assignFields(headings, usualStage(grid)).byCol,
  }
}

/** What identifies a heading, so that a correction is remembered: its texts in search form. */
export function headerFingerprint(headings: readonly Heading[]): string {
  return headings
    .map(({ col, leaf, above }) => `${col}:${headingForm([...above, leaf].join(' '))}`)
    .join('|')
    .slice(0, 4_000)
}

/** The part of a sheet where a heading can be, by row, with the merged blocks that lie there. */
type Top = { readonly rows: ReadonlyMap<number, GridRow>; readonly merges: readonly GridMerge[] }

function topOf(grid: Grid): Top {
  const rows = grid.rows.slice(0, mostTitleRows + tallestHeader)
  const last = rows.at(-1)?.row ?? 0
  return {
    rows: new Map(rows.map((row) => [row.row, row])),
    merges: grid.merges.filter(({ top }) => top <= last),
  }
}

function headingsOf(part: Top, top: number, bottom: number): readonly Heading[] | undefined {
  const texts = new Map<number, string[]>()
  for (let row = top; row <= bottom; row += 1) {
    const cells = part.rows.get(row)?.cells ?? []
    // A heading is words; a row with figures is already data, unless it only numbers the columns.
    if (
      cells.some(
        ({ type, value }) => type === 'date' || (type === 'number' && !isYearNumber(value)),
      )
    )
      return undefined
    const filled = spread(part, row, top)
    if (filled.size === 0) return undefined
    for (const [col, text] of filled) {
      const known = texts.get(col) ?? []
      if (known.at(-1) !== text) texts.set(col, [...known, text])
    }
  }
  return [...texts]
    .sort(([a], [b]) => a - b)
    .map(([col, parts]) => ({ col, leaf: parts.at(-1) ?? '', above: parts.slice(0, -1) }))
}

function isYearNumber(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1990 && value <= 2100
}

/** The texts of a row, with merged cells spread over what they cover inside the heading. */
function spread({ rows, merges }: Top, row: number, top: number): Map<number, string> {
  const texts = new Map<number, string>()
  for (const cell of rows.get(row)?.cells ?? [])
    if (cellText(cell) !== '') texts.set(cell.col, cellText(cell))
  for (const merge of merges) {
    if (merge.top > row || merge.bottom < row || merge.top < top) continue
    const cell = rows.get(merge.top)?.cells.find(({ col }) => col === merge.left)
    if (!cell || cellText(cell) === '') continue
    for (let col = merge.left; col <= Math.min(merge.right, mostColumns); col += 1)
      texts.set(col, cellText(cell))
  }
  return texts
}

function assignFields(headings: readonly Heading[], stage: Stage) {
  const wishes = headings.flatMap((heading) =>
    recogniseHeading(heading, stage).map((wish) => ({ ...wish, col: heading.col })),
  )
  const byCol = new Map<number, FieldCode>()
  const scores = new Map<number, number>()
  const taken = new Set<FieldCode>()
  for (const { col, field, score } of wishes.sort((a, b) => b.score - a.score || a.col - b.col)) {
    if (byCol.has(col) || (taken.has(field) && field !== 'ignore')) continue
    byCol.set(col, field)
    scores.set(col, field === 'ignore' ? 0 : score)
    taken.add(field)
  }
  return { byCol, scores }
}

// Understood columns count for, columns not understood count a little against.
function scoreOf(scores: ReadonlyMap<number, number>, columns: number): number {
  const sum = [...scores.values()].reduce((total, score) => total + score, 0)
  return sum - 0.15 * (columns - scores.size)
}

/** What amounts without a word for it are: a table of results is carried out, any other is planned. */
function usualStage(grid: Grid): Stage {
  const title = grid.rows
    .slice(0, 12)
    .flatMap(({ cells }) => cells.map(cellText))
    .find((text) => /kết quả|thực hiện|nghiệm thu|quyết toán/i.test(text) && text.length > 15)
  return title !== undefined &&
    !/kế hoạch/i.test(title) &&
    /kết quả|nghiệm thu|quyết toán|tình hình/i.test(title)
    ? 'actual'
    : 'planned'
}
