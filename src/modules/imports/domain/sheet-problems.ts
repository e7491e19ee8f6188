import type { Problem } from '../problems.ts'
import { cellText } from './cell-text.ts'
import type { Table } from './find-table.ts'
import { addressOf, type Grid } from './grid.ts'
import { rowsBelow, type Line } from './lines.ts'
import { moneyUnits } from './money-units.ts'
import { columnsWithGuessedUnit, type SheetMapping } from './sheet-mapping.ts'

/** What stands below the signatures is said not to be read, so that no scheme is lost in silence. */
export function leftOver(grid: Grid, lines: readonly Line[]): readonly Problem[] {
  const rows = rowsBelow(grid, lines)
  const first = rows[0]
  if (!first) return []
  return [
    {
      sheet: grid.name,
      address: addressOf(first.row, first.cells[0]?.col ?? 0),
      value: cellText(first.cells[0]),
      code: 'rowsNotRead',
      target: null,
      detail: { count: String(rows.length) },
    },
  ]
}

/** What is wrong with the headings: no title column, a unit that was guessed. */
export function headingProblems(
  grid: Grid,
  mapping: SheetMapping,
  table: Table,
): readonly Problem[] {
  const fields = new Set(Object.values(mapping.fields))
  const guessed = columnsWithGuessedUnit(mapping, table).map((col): Problem => ({
    sheet: grid.name,
    address: addressOf(table.headerBottom, col),
    value: table.headings.find((heading) => heading.col === col)?.leaf ?? '',
    code: 'unitAssumed',
    target: null,
    detail: { unit: moneyUnits[mapping.unit].vi },
  }))
  return fields.has('title')
    ? guessed
    : [{ ...atTop(grid, 'titleColumnMissing'), address: addressOf(table.headerTop, 0) }, ...guessed]
}

/** A problem of a whole sheet, at its first cell. */
export function atTop(grid: Grid, code: 'noTable' | 'titleColumnMissing'): Problem {
  return { sheet: grid.name, address: 'A1', value: '', code, target: null }
}
