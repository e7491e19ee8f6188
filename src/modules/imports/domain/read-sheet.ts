import { isRecordId } from '#core/record-id.ts'
import type { SchemeDraft } from '#modules/schemes/model.ts'
import { moneyOf, outputOf, type FieldCode } from '../fields.ts'
import { severityOf, type Problem } from '../problems.ts'
import { cellText } from './cell-text.ts'
import { checkSubtotals, type SummedLine } from './check-subtotals.ts'
import { correctedCells, type Corrections } from './corrections.ts'
import { tableAt, type Table } from './find-table.ts'
import { indexMerges, mergeAt, type Grid, type GridCell, type MergeIndex } from './grid.ts'
import { classifyLines, type Line } from './lines.ts'
import type { ReadContext } from './places.ts'
import { readAmount, type Amount, type FigureColumn } from './read-amounts.ts'
import { styleOfColumn } from './read-number.ts'
import { readRow, type RowBefore } from './read-row.ts'
import { rowNotes } from './row-notes.ts'
import { unitOfColumn, type SheetMapping } from './sheet-mapping.ts'
import { atTop, headingProblems, leftOver } from './sheet-problems.ts'
import { underGroup } from './under-group.ts'

/** One data row as it was read; without a draft it cannot be taken. */
export type SheetRow = {
  readonly row: number
  /** The identifier on record that an exported list gives for the row. */
  readonly schemeId: string | null
  readonly draft: SchemeDraft | null
  readonly problems: readonly Problem[]
  readonly isGood: boolean
}

/** Rows read since the step before, and how far the reading is, from 0 to 1. */
export type ReadStep<Row> = { readonly done: number; readonly rows: readonly Row[] }

/** What is known of a sheet once all its rows are read. */
export type SheetEnd = {
  /** Problems that belong to no data row: of the sheet, its headings and its sums. */
  readonly problems: readonly Problem[]
  /** Rows of sums, with those that could not be checked. */
  readonly subtotals: number
}

/** Reads the rows of a sheet; yields some at a time, so that the program can do other work. */
export function* readSheet(
  grid: Grid,
  mapping: SheetMapping,
  corrections: Corrections,
  context: ReadContext,
): Generator<ReadStep<SheetRow>, SheetEnd> {
  const table = tableAt(grid, mapping.headerTop, mapping.headerBottom)
  if (!table) return { problems: [atTop(grid, 'noTable')], subtotals: 0 }
  const merges = indexMerges(grid)
  const corrected = correctedCells(grid.name, corrections)
  const lines = classifyLines(
    grid,
    mapping,
    table.headings,
    merges,
    (row) => corrected.get(row) ?? none,
  )
  const columns = figureColumns(mapping, table, lines)
  const fields = new Map(Object.entries(mapping.fields).map(([col, field]) => [field, Number(col)]))
  const rows: SheetRow[] = []
  const summed: SummedLine[] = []
  let before = startOf(mapping)
  const groups: { readonly level: number; readonly before: RowBefore }[] = []
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'data') {
      const { row, amounts, province } = readLine(
        grid,
        line,
        fields,
        columns,
        before,
        merges,
        context,
      )
      rows.push(withMoreNames(row, lines, index, fields))
      summed.push({ ...line, amounts })
      before = { ...before, above: province ?? before.above }
    }
    if (line.kind === 'group') {
      while ((groups.at(-1)?.level ?? -1) >= line.level)
        before = { ...(groups.pop()?.before ?? before), above: before.above }
      groups.push({ level: line.level, before })
      before = underGroup(before, line.label, context)
    }
    if (line.kind === 'group' || line.kind === 'subtotal')
      summed.push({ ...line, amounts: statedAmounts(grid, line, fields, columns) })
    if (index % linesAtOnce === linesAtOnce - 1)
      yield { done: index / lines.length, rows: rows.splice(0) }
  }
  yield { done: 1, rows }
  const units = new Map(columns.map(({ col, unit }) => [col, unit]))
  const problems = [
    ...headingProblems(grid, mapping, table),
    ...checkSubtotals(grid.name, summed, (col) => units.get(col) ?? 'dong'),
    ...leftOver(grid, lines),
  ]
  return {
    problems,
    subtotals: summed.filter(({ kind, amounts }) => kind !== 'data' && amounts.size > 0).length,
  }
}

const linesAtOnce = 50
const none: ReadonlyMap<number, GridCell> = new Map()

function startOf({ province, year }: SheetMapping): RowBefore {
  return {
    group: null,
    above: null,
    titles: province,
    groupDistrict: null,
    kind: null,
    tier: null,
    isDistrictMoney: false,
    year,
    isFlagship: false,
    isGroup: false,
  }
}

function figureColumns(
  mapping: SheetMapping,
  table: Table,
  lines: readonly Line[],
): readonly FigureColumn[] {
  return Object.entries(mapping.fields)
    .filter(([, field]) => moneyOf(field) ?? outputOf(field))
    .map(([key, field]) => {
      const col = Number(key)
      const texts = lines.flatMap(({ cells }) =>
        cells.get(col)?.type === 'text' ? [cellText(cells.get(col))] : [],
      )
      return { col, field, unit: unitOfColumn(mapping, table, col), style: styleOfColumn(texts) }
    })
}

function readLine(
  grid: Grid,
  line: Line,
  fields: ReadonlyMap<FieldCode, number>,
  columns: readonly FigureColumn[],
  before: RowBefore,
  merges: MergeIndex,
  context: ReadContext,
): { row: SheetRow; amounts: ReadonlyMap<number, Amount | null>; province: string | undefined } {
  const notes = rowNotes(grid.name, line.row, line.cells, fields)
  const sharedBy = (col: number) => {
    const merge = mergeAt(merges, line.row, col)
    return merge && merge.left === col ? merge.bottom - merge.top + 1 : 1
  }
  const cells = new Map(line.cells)
  // An amount merged over several rows stands in the first; the others share it and have none of their own.
  for (const { col } of columns) {
    if (mergeAt(merges, line.row, col)?.top !== line.row && sharedBy(col) > 1) cells.delete(col)
  }
  const { draft, amounts } = readRow(notes, cells, columns, before, sharedBy, context)
  if (line.isHidden) notes.noteAt(fields.get('title') ?? 0, 'hiddenRow')
  const province = notes.text('province') || undefined
  const isGood =
    draft !== null && !notes.problems.some((problem) => severityOf(problem) === 'error')
  return {
    row: {
      row: line.row,
      schemeId: identifierOf(notes.text('schemeId')),
      draft,
      problems: notes.problems,
      isGood,
    },
    amounts: sharedAmounts(amounts, columns, sharedBy, line, grid),
    province,
  }
}

// For the checks of sums a shared amount counts once, where it stands.
function sharedAmounts(
  amounts: ReadonlyMap<number, Amount | null>,
  columns: readonly FigureColumn[],
  sharedBy: (col: number) => number,
  line: Line,
  grid: Grid,
): ReadonlyMap<number, Amount | null> {
  const shared = columns.filter(({ col }) => sharedBy(col) > 1 && line.cells.has(col))
  if (shared.length === 0) return amounts
  const silent = rowNotes(grid.name, line.row, line.cells, new Map())
  return new Map([
    ...amounts,
    ...shared.map(
      (column) =>
        [column.col, readAmount(silent, line.cells.get(column.col), column).amount] as const,
    ),
  ])
}

function identifierOf(text: string): string | null {
  const id = text.toLowerCase()
  return isRecordId(id) ? id : null
}

/** Names on the lines below that only go on with the list of establishments. */
function withMoreNames(
  row: SheetRow,
  lines: readonly Line[],
  index: number,
  fields: ReadonlyMap<FieldCode, number>,
): SheetRow {
  const col = fields.get('establishment')
  if (row.draft === null || col === undefined) return row
  const names: string[] = []
  for (let at = index + 1; lines[at]?.kind === 'continuation'; at += 1)
    names.push(cellText(lines[at]?.cells.get(col)))
  if (names.length === 0) return row
  return {
    ...row,
    draft: { ...row.draft, establishments: [...row.draft.establishments, ...names] },
  }
}

function statedAmounts(
  grid: Grid,
  line: Line,
  fields: ReadonlyMap<FieldCode, number>,
  columns: readonly FigureColumn[],
): ReadonlyMap<number, Amount | null> {
  const silent = rowNotes(grid.name, line.row, line.cells, fields)
  return new Map(
    columns
      .filter(({ field }) => moneyOf(field))
      .flatMap((column) => {
        const { amount } = readAmount(silent, line.cells.get(column.col), column)
        return amount ? [[column.col, amount] as const] : []
      }),
  )
}
