import type { FieldCode } from '../fields.ts'
import type { Fix, Problem, ProblemCode } from '../problems.ts'
import { cellText } from './cell-text.ts'
import { addressOf, type GridCell } from './grid.ts'

/** One row to be read: its cells by field, and where problems are noted. */
export type RowNotes = {
  readonly row: number
  readonly cell: (field: FieldCode) => GridCell | undefined
  readonly text: (field: FieldCode) => string
  /** Whether the table has a column for the field: an empty cell then says that nothing is known. */
  readonly has: (field: FieldCode) => boolean
  readonly note: (field: FieldCode, code: ProblemCode, more?: NoteMore) => void
  readonly noteAt: (col: number, code: ProblemCode, more?: NoteMore) => void
  readonly problems: readonly Problem[]
}

type NoteMore = {
  readonly value?: string
  readonly detail?: Readonly<Record<string, string>>
  readonly fixes?: readonly Fix[]
}

/** The first column no sheet reaches: corrections of what a sheet has no column for stand from here on. */
export const firstBeyond = 16_000

const columnsBeyond: ReadonlyMap<FieldCode, number> = new Map(
  (['kind', 'province', 'year', 'fundTier', 'title'] as const).map((field, index) => [
    field,
    firstBeyond + index,
  ]),
)

/** Opens the notes of one row. A field without a column is noted at the title, or at the first column. */
export function rowNotes(
  sheet: string,
  row: number,
  cells: ReadonlyMap<number, GridCell>,
  columns: ReadonlyMap<FieldCode, number>,
): RowNotes {
  const problems: Problem[] = []
  const cell = (field: FieldCode) => {
    const col = columns.get(field) ?? columnsBeyond.get(field)
    return col === undefined ? undefined : cells.get(col)
  }
  const push = (
    col: number,
    code: ProblemCode,
    { value = cellText(cells.get(col)), detail, fixes }: NoteMore,
    target?: string | null,
  ) => {
    problems.push({
      sheet,
      address: addressOf(row, col),
      value: value.slice(0, 200),
      code,
      ...(detail ? { detail } : {}),
      ...(fixes && fixes.length > 0 ? { fixes } : {}),
      ...(target === undefined ? {} : { target }),
    })
  }
  // Without a column the problem stands at the title, and its correction in a column beyond the sheet.
  const noteBeyond = (field: FieldCode, code: ProblemCode, more: NoteMore) => {
    const beyond = columnsBeyond.get(field)
    const target = beyond === undefined ? null : addressOf(row, beyond)
    push(columns.get('title') ?? 0, code, { value: '', ...more }, target)
  }
  return {
    row,
    cell,
    text: (field) => cellText(cell(field)),
    has: (field) => columns.has(field),
    note: (field, code, more = {}) => {
      const col = columns.get(field)
      if (col === undefined) noteBeyond(field, code, more)
      else push(col, code, more)
    },
    noteAt: (col, code, more = {}) => push(col, code, more),
    problems,
  }
}

/** A fix whose button says the value itself. */
export function fixTo(newValue: string, words = newValue): Fix {
  return { newValue, vi: `Đổi thành “${words}”`, en: `Change to “${words}”` }
}
