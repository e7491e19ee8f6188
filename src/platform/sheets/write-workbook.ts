import { writeXlsx, type Cell, type CellStyle, type WriteSheet } from 'hucre/xlsx'
import { isKept, type CellToWrite } from './sheet-xml.ts'
import { sheetName } from './stream-sheet.ts'
import type { Merge } from './workbook.ts'

/** How a cell of a small workbook looks. */
export const cellLooks = {
  plain: {},
  title: { font: { bold: true, size: 14 } },
  note: { font: { italic: true } },
  header: {
    font: { bold: true },
    fill: solid('E4ECE7'),
    border: frame(),
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  body: { border: frame(), alignment: { vertical: 'top', wrapText: true } },
  money: { border: frame(), alignment: { vertical: 'top' }, numFmt: '#,##0' },
  decimal: { border: frame(), alignment: { vertical: 'top' }, numFmt: '#,##0.###' },
  total: { font: { bold: true }, border: frame(), fill: solid('F2F4F3'), numFmt: '#,##0' },
  error: { border: frame(), fill: solid('FFD9D4'), alignment: { vertical: 'top', wrapText: true } },
  warning: {
    border: frame(),
    fill: solid('FFF1C9'),
    alignment: { vertical: 'top', wrapText: true },
  },
} as const satisfies Record<string, CellStyle>
export type CellLook = keyof typeof cellLooks

/** A cell of a small workbook. */
export type StyledCell = {
  readonly value: CellToWrite
  readonly look?: CellLook
  /** A note that opens at the cell. */
  readonly comment?: string
}

/** A sheet of a small workbook, cell by cell; use `streamSheet` for lists. */
export type SheetToWrite = {
  readonly name: string
  readonly rows: readonly (readonly (StyledCell | null)[])[]
  /** In characters, from the first column. */
  readonly widths?: readonly number[]
  readonly merges?: readonly Merge[]
  /** How many rows stay in view. */
  readonly frozenRows?: number
}

const font = { name: 'Times New Roman', size: 12 } as const

/** Writes a small workbook in one piece: report annexes, rejected rows with their cells marked. */
export function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(asWriteSheet), defaultFont: font, stringMode: 'shared' })
}

const whole = (value: bigint) => (isKept(value) ? Number(value) : value.toString())

function asWriteSheet({
  name,
  rows,
  widths = [],
  merges = [],
  frozenRows = 0,
}: SheetToWrite): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  const values = rows.map((row, r) =>
    row.map((cell, c) => {
      if (cell === null) return null
      const value = typeof cell.value === 'bigint' ? whole(cell.value) : cell.value
      cells.set(`${r},${c}`, {
        value,
        style: { font, ...cellLooks[cell.look ?? 'plain'] },
        ...(cell.comment === undefined
          ? {}
          : { comment: { author: 'Khuyến Công', text: cell.comment } }),
      })
      return value
    }),
  )
  return {
    name: sheetName(name),
    rows: values,
    cells,
    columns: widths.map((width) => ({ width })),
    merges: merges.map((m) => ({
      startRow: m.top,
      startCol: m.left,
      endRow: m.bottom,
      endCol: m.right,
    })),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    ...(frozenRows > 0 ? { freezePane: { rows: frozenRows } } : {}),
  }
}

function solid(rgb: string) {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } } as const
}

function frame() {
  const side = { style: 'thin', color: { rgb: 'A9B5AE' } } as const
  return { top: side, right: side, bottom: side, left: side }
}
