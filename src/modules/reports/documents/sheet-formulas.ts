import { compareDecimals, decimal, plus } from '#core/decimal.ts'
import { cellAddress } from '#platform/sheets/addresses.ts'
import type { NumberCell, ReportTable, TableCell } from '../domain/tables/table.ts'
import type { YearReport } from '../domain/year-report.ts'

/** A table on its sheet. */
export type PlacedTable = {
  readonly sheet: string
  readonly table: ReportTable
  /** The row of the first line of the table, from 0. */
  readonly firstRow: number
}

type Placed = { readonly sheet: string; readonly address: string; readonly value: string }
type Addend = Omit<Placed, 'sheet'>

/** Writes sums as formulas over the cells of the workbook; only where these give exactly what is printed. */
export function sheetFormulas(report: YearReport, tables: readonly PlacedTable[]) {
  const figures = new Map(report.figures.map((figure) => [figure.id, figure]))
  const places = placesOf(tables)
  return {
    /** Of the cell in the row of sums. */
    ofTotal({ table, firstRow }: PlacedTable, col: number): string | undefined {
      const total = asNumber(table.total?.cells[col])
      const addends = table.rows.flatMap(({ cells, isApart }, row): Addend[] => {
        const cell = isApart ? null : asNumber(cells[col])
        return cell ? [{ address: cellAddress(firstRow + row, col), value: cell.value }] : []
      })
      return total && addsUp(addends, total) ? `SUM(${rangesOf(addends).join(',')})` : undefined
    },
    /** Of a cell whose figure was computed from figures that have cells of their own. */
    ofFigure(on: PlacedTable, cell: NumberCell): string | undefined {
      const { origin, parts = [] } = figures.get(cell.figureId ?? '') ?? {}
      if (origin !== 'computed' || parts.length < 2) return undefined
      const found = parts.flatMap((id) => {
        const all = places.get(id) ?? []
        return all.find(({ sheet }) => sheet === on.sheet) ?? all[0] ?? []
      })
      if (found.length < parts.length || !addsUp(found, cell)) return undefined
      return found
        .map(({ sheet, address }) => (sheet === on.sheet ? address : `'${sheet}'!${address}`))
        .join('+')
    },
  }
}

function placesOf(tables: readonly PlacedTable[]): ReadonlyMap<string, readonly Placed[]> {
  const placed = tables.flatMap(({ sheet, table, firstRow }) =>
    table.rows.flatMap(({ cells }, row) =>
      cells.flatMap((cell, col) => {
        const number = asNumber(cell)
        if (!number?.figureId) return []
        const address = cellAddress(firstRow + row, col)
        return [{ id: number.figureId, sheet, address, value: number.value }]
      }),
    ),
  )
  return Map.groupBy(placed, ({ id }) => id)
}

const asNumber = (cell: TableCell | undefined): NumberCell | null =>
  cell && 'value' in cell ? cell : null

function addsUp(addends: readonly Addend[], { value }: NumberCell): boolean {
  if (addends.length === 0) return false
  const sum = addends.map((each) => decimal(each.value)).reduce(plus)
  return compareDecimals(sum, decimal(value)) === 0
}

/** `B5:B9`, `B12`: cells of a column, neighbours together. */
function rangesOf(addends: readonly Addend[]): readonly string[] {
  const rowOf = (address: string) => Number(address.replace(/\D+/, ''))
  const runs: { from: string; to: string }[] = []
  for (const { address } of addends) {
    const last = runs.at(-1)
    if (last && rowOf(last.to) + 1 === rowOf(address)) last.to = address
    else runs.push({ from: address, to: address })
  }
  return runs.map(({ from, to }) => (from === to ? from : `${from}:${to}`))
}
