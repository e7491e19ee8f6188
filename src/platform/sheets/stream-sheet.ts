import { cellAddress } from './addresses.ts'
import { styleOf, stylesXml, type ColumnKind } from './sheet-styles.ts'
import { cellXml, textCell, xmlText, type CellToWrite } from './sheet-xml.ts'
import { zipStream, type PartToWrite } from './zip-stream.ts'

/** A column of a list: its heading and what it holds. */
export type SheetColumn = {
  readonly header: string
  readonly kind: ColumnKind
  /** In characters. */
  readonly width?: number
}

/** A list to be written as a workbook of one sheet. */
export type SheetToStream = {
  /** Sheet name, at most 31 characters. */
  readonly name: string
  /** Lines above the heading, the first one large: title, unit, filter. */
  readonly titles?: readonly string[]
  readonly columns: readonly SheetColumn[]
  readonly rows: AsyncIterable<readonly CellToWrite[]> | Iterable<readonly CellToWrite[]>
}

const pieceLength = 64 * 1024
const defaultWidth = {
  text: 24,
  money: 16,
  number: 12,
  decimal: 12,
  date: 12,
  year: 8,
} as const satisfies Record<ColumnKind, number>

/** The content type of a workbook. */
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * A workbook as a stream of bytes: rows are taken as the reader asks for them, so memory does not grow with them.
 * The heading is frozen and filtered; days, money and texts are what they say.
 */
export function streamSheet(sheet: SheetToStream): ReadableStream<Uint8Array> {
  const pieces = zipStream(partsOf(sheet))
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 1 },
  )
}

function* partsOf(sheet: SheetToStream): Generator<PartToWrite> {
  yield { name: '[Content_Types].xml', text: [contentTypes] }
  yield { name: '_rels/.rels', text: [rootRels] }
  yield { name: 'xl/workbook.xml', text: [workbookXml(sheet)] }
  yield { name: 'xl/_rels/workbook.xml.rels', text: [workbookRels] }
  yield { name: 'xl/styles.xml', text: [stylesXml] }
  yield { name: 'xl/worksheets/sheet1.xml', text: sheetPieces(sheet) }
}

async function* sheetPieces({ titles = [], columns, rows }: SheetToStream): AsyncGenerator<string> {
  let piece = sheetHead(titles, columns)
  const headerRow = titles.length
  let row = headerRow + 1
  for await (const values of rows) {
    let cells = ''
    for (const [col, { kind }] of columns.entries())
      cells += cellXml(row, col, values[col] ?? null, kind)
    piece += `<row r="${row + 1}">${cells}</row>`
    row += 1
    if (piece.length >= pieceLength) {
      yield piece
      piece = ''
    }
  }
  const filtered = `A${headerRow + 1}:${cellAddress(Math.max(row - 1, headerRow), columns.length - 1)}`
  yield `${piece}</sheetData><autoFilter ref="${filtered}"/><pageMargins left="0.5" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
}

function sheetHead(titles: readonly string[], columns: readonly SheetColumn[]): string {
  const below = titles.length + 1
  const widths = columns.map(
    ({ kind, width }, col) =>
      `<col min="${col + 1}" max="${col + 1}" width="${width ?? defaultWidth[kind]}" customWidth="1"/>`,
  )
  const titleRows = titles.map(
    (title, row) =>
      `<row r="${row + 1}">${textCell(cellAddress(row, 0), title, row === 0 ? styleOf.title : styleOf.note)}</row>`,
  )
  const headers = columns.map(({ header }, col) =>
    textCell(cellAddress(titles.length, col), header, styleOf.header),
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${below}" topLeftCell="A${below + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${titleRows.join('')}<row r="${below}">${headers.join('')}</row>`
}

function workbookXml({ name, titles = [] }: SheetToStream): string {
  const safe = xmlText(sheetName(name))
  const quoted = safe.replaceAll("'", "''")
  const row = titles.length + 1
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${safe}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${quoted}'!$${row}:$${row}</definedName></definedNames></workbook>`
}

/** A name Excel accepts for a sheet. */
export function sheetName(name: string): string {
  return (
    name
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || 'Sheet1'
  )
}

const contentTypes = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const rootRels = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
const workbookRels = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`
