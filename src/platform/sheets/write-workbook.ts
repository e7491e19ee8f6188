import { writeXlsx, type Cell, type CellStyle, type WriteSheet } from 'hucre/xlsx'
import { printLayout } from './print-layout.ts'
import { rowPoints } from './row-height.ts'
import { isKept, looksLikeFormula, type CellToWrite } from './sheet-xml.ts'
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
  decimal: { border: frame(), alignment: { vertical: 'top' }, numFmt: '#,##0.0#####' },
  total: { font: { bold: true }, border: frame(), fill: solid('F2F4F3'), numFmt: '#,##0' },
  totalDecimal: {
    font: { bold: true },
    border: frame(),
    fill: solid('F2F4F3'),
    numFmt: '#,##0.0#####',
  },
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
  /** What makes the value, without `=`; the value is kept beside it, for programs that do not compute. */
  readonly formula?: string
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
  return writeXlsx({
    sheets: sheets.map(asWriteSheet),
    namedRanges: sheets.flatMap(printTitles),
    defaultFont: font,
    stringMode: 'shared',
  })
}

// The library has no mark for “this is text”: a space keeps what begins like a formula from being one in a copy or as CSV.
const inert = (value: Exclude<CellToWrite, bigint>) =>
  typeof value === 'string' && looksLikeFormula(value) && !/^[-+]?[\d.,\s%]*$/.test(value)
    ? ` ${value}`
    : value

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
      const value = typeof cell.value === 'bigint' ? whole(cell.value) : inert(cell.value)
      cells.set(`${r},${c}`, {
        value,
        style: styleOf(cell.look ?? 'plain'),
        ...(cell.formula === undefined ? {} : { formula: cell.formula, formulaResult: value }),
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
    rowDefs: new Map(rows.flatMap((row, r) => heightOf(row, r, widths))),
    merges: merges.map((m) => ({
      startRow: m.top,
      startCol: m.left,
      endRow: m.bottom,
      endCol: m.right,
    })),
    pageSetup: pageSetupOf(widths),
    headerFooter: { oddFooter: '&C&P/&N' },
    ...(frozenRows > 0 ? { freezePane: { rows: frozenRows } } : {}),
  }
}

const styleOf = (look: CellLook): CellStyle => {
  const style: CellStyle = cellLooks[look]
  return { ...style, font: { ...font, ...style.font } }
}

// Titles run over the empty cells beside them and do not wrap.
function heightOf(
  row: readonly (StyledCell | null)[],
  r: number,
  widths: readonly number[],
): [number, { height: number }][] {
  const texts = row.map((cell) =>
    cell === null || cell.look === 'title' || cell.look === 'note' ? null : cell.value,
  )
  const points = widths.length === 0 ? null : rowPoints(texts, widths, font.size)
  return points === null ? [] : [[r, { height: points }]]
}

type NamedRange = NonNullable<Parameters<typeof writeXlsx>[0]['namedRanges']>[number]

// The library would write the name of the sheet without quotes: Excel finds such a workbook damaged.
function printTitles({ name, widths = [], frozenRows = 0 }: SheetToWrite): NamedRange[] {
  const scope = sheetName(name)
  const of = `'${scope.replaceAll("'", "''")}'`
  const titles = [
    ...(printLayout(widths, font.size).isSplit ? [`${of}!$A:$A`] : []),
    ...(frozenRows > 0 ? [`${of}!$1:$${frozenRows}`] : []),
  ]
  return titles.length === 0 ? [] : [{ name: '_xlnm.Print_Titles', range: titles.join(','), scope }]
}

function pageSetupOf(widths: readonly number[]): NonNullable<WriteSheet['pageSetup']> {
  return {
    paperSize: 'a4',
    orientation: 'landscape',
    scale: printLayout(widths, font.size).scale,
    margins: { left: 0.5, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  }
}

function solid(rgb: string) {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } } as const
}

function frame() {
  const side = { style: 'thin', color: { rgb: 'A9B5AE' } } as const
  return { top: side, right: side, bottom: side, left: side }
}
