import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { ArrangedTable, HeaderCell } from './arrange.ts'
import { line, twips } from './docx-text.ts'

const longCell = 400

/** A ruled table with its caption and unit line; the header comes again on each page. */
export function docxTable(table: ArrangedTable): (Paragraph | Table)[] {
  const above = { keepNext: true, spacing: { before: 120, after: 60 } }
  const widths = table.columns.map((column) => twips.ofPoints(column.widthPoints))
  return [
    ...(table.caption === null ? [] : [line(table.caption, 13, { bold: true, ...above })]),
    ...(table.unitLine === null
      ? []
      : [line(table.unitLine, 12, { italics: true, alignment: AlignmentType.RIGHT, ...above })]),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      margins: { left: 60, right: 60, top: 40, bottom: 40, marginUnitType: WidthType.DXA },
      rows: [...headerRows(table, widths), ...bodyRows(table, widths)],
    }),
    new Paragraph({ spacing: { before: 0, after: 120 }, children: [] }),
  ]
}

function headerRows({ header, fontPoints }: ArrangedTable, widths: readonly number[]): TableRow[] {
  // A cell over two rows takes no place in the second one's list, so the column is looked for.
  const taken = new Set<number>()
  return header.map((cells) => {
    let column = 0
    const children = cells.map((cell) => {
      while (taken.has(column)) column += 1
      const first = column
      column += cell.columns
      if (cell.rows > 1) taken.add(first)
      return headerCell(cell, widths.slice(first, column), fontPoints)
    })
    return new TableRow({ tableHeader: true, cantSplit: true, children })
  })
}

function headerCell(cell: HeaderCell, widths: readonly number[], fontPoints: number): TableCell {
  return new TableCell({
    columnSpan: cell.columns,
    rowSpan: cell.rows,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [line(cell.text, fontPoints, { bold: true })],
  })
}

function bodyRows(
  { rows, columns, fontPoints }: ArrangedTable,
  widths: readonly number[],
): TableRow[] {
  return rows.map(({ cells, strong }) => {
    const children = cells.map((text, at) => {
      const words = new TextRun({ text, bold: strong, size: fontPoints * 2 })
      return new TableCell({
        width: { size: widths[at] ?? 0, type: WidthType.DXA },
        children: [
          new Paragraph({
            alignment: columns[at]?.align ?? AlignmentType.LEFT,
            run: { size: fontPoints * 2 },
            children: [words],
          }),
        ],
      })
    })
    return new TableRow({ cantSplit: cells.every((text) => text.length < longCell), children })
  })
}

const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** Two columns side by side without rules, as the head and the foot of a letter have. */
export function sideBySide(
  columns: readonly { readonly millimetres: number; readonly children: readonly Paragraph[] }[],
): Table {
  const widths = columns.map((column) => twips.ofMillimetres(column.millimetres))
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    margins: { left: 0, right: 0, marginUnitType: WidthType.DXA },
    rows: [
      new TableRow({
        cantSplit: true,
        children: columns.map(
          ({ children }, at) =>
            new TableCell({
              width: { size: widths[at] ?? 0, type: WidthType.DXA },
              children: children.length > 0 ? children : [new Paragraph({ children: [] })],
            }),
        ),
      }),
    ],
  })
}
