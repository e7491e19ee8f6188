import { AsyncLocalStorage } from 'node:async_hooks'
import { cellAddress, columnLetters } from './addresses.ts'
import { printLayout } from './print-layout.ts'
import { rowPoints } from './row-height.ts'
import { letterPoints, styleOf, stylesXml, type ColumnKind } from './sheet-styles.ts'
import { cellXml, textCell, xmlText, type RowCell } from './sheet-xml.ts'
import { zipStream, type PartToWrite } from './zip-stream.ts'

/** A column of a list: its heading and what it holds. */
export type SheetColumn = {
  readonly header: string
  readonly kind: ColumnKind
  /** In characters. */
  readonly width?: number
}

/** A list to be written as one sheet. */
export type SheetToStream = {
  /** Sheet name, at most 31 characters. */
  readonly name: string
  /** Lines above the heading, the first one large: title, unit, filter. */
  readonly titles?: readonly string[]
  readonly columns: readonly SheetColumn[]
  /** The column that names a row, from 0: printed again on each page when the list is wider than one. */
  readonly namedBy?: number
  readonly rows: AsyncIterable<readonly RowCell[]> | Iterable<readonly RowCell[]>
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
 * A workbook of one list as a stream of bytes: rows are taken as the reader asks for them, so memory does not
 * grow with them. The heading is frozen and filtered; days, money and texts are what they say.
 */
export function streamSheet(sheet: SheetToStream): ReadableStream<Uint8Array> {
  return streamWorkbook([sheet])
}

/** A workbook of several lists as a stream of bytes, one after the other. */
export function streamWorkbook(sheets: readonly SheetToStream[]): ReadableStream<Uint8Array> {
  // An answer is read after the request ended: its rows are asked for by whoever asked for the workbook.
  const inPlace = AsyncLocalStorage.snapshot()
  const pieces = zipStream(partsOf(withOwnNames(sheets)))
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await inPlace(() => pieces.next())
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await inPlace(() => pieces.return(undefined))
      },
    },
    { highWaterMark: 1 },
  )
}

function withOwnNames(sheets: readonly SheetToStream[]): readonly SheetToStream[] {
  const taken = new Set<string>()
  return sheets.map((sheet) => {
    let name = sheetName(sheet.name)
    for (let n = 2; taken.has(name.toLowerCase()); n += 1)
      name = `${sheetName(sheet.name).slice(0, 27)} (${n})`
    taken.add(name.toLowerCase())
    return { ...sheet, name }
  })
}

function* partsOf(sheets: readonly SheetToStream[]): Generator<PartToWrite> {
  yield { name: '[Content_Types].xml', text: [contentTypes(sheets.length)] }
  yield { name: '_rels/.rels', text: [rootRels] }
  yield { name: 'xl/workbook.xml', text: [workbookXml(sheets)] }
  yield { name: 'xl/_rels/workbook.xml.rels', text: [workbookRels(sheets.length)] }
  yield { name: 'xl/styles.xml', text: [stylesXml] }
  for (const [index, sheet] of sheets.entries()) {
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, text: sheetPieces(sheet) }
  }
}

async function* sheetPieces({ titles = [], columns, rows }: SheetToStream): AsyncGenerator<string> {
  const widths = widthsOf(columns)
  let piece = sheetHead(titles, columns)
  const headerRow = titles.length
  let row = headerRow + 1
  for await (const values of rows) {
    let cells = ''
    for (const [col, { kind }] of columns.entries())
      cells += cellXml(row, col, values[col] ?? null, kind)
    const texts = values.map((cell) =>
      cell !== null && typeof cell === 'object' ? cell.value : cell,
    )
    piece += `<row r="${row + 1}"${heightOf(texts, widths)}>${cells}</row>`
    row += 1
    if (piece.length >= pieceLength) {
      yield piece
      piece = ''
    }
  }
  const filtered = `A${headerRow + 1}:${cellAddress(Math.max(row - 1, headerRow), columns.length - 1)}`
  yield `${piece}</sheetData><autoFilter ref="${filtered}"/><pageMargins left="0.5" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" scale="${layoutOf(columns).scale}" pageOrder="overThenDown" orientation="landscape"/><headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter></worksheet>`
}

const layoutOf = (columns: readonly SheetColumn[]) => printLayout(widthsOf(columns), letterPoints)

function heightOf(texts: readonly unknown[], widths: readonly number[]): string {
  const points = rowPoints(texts, widths, letterPoints)
  return points === null ? '' : ` ht="${points}" customHeight="1"`
}

const widthsOf = (columns: readonly SheetColumn[]) =>
  columns.map(({ kind, width }) => width ?? defaultWidth[kind])

function sheetHead(titles: readonly string[], columns: readonly SheetColumn[]): string {
  const below = titles.length + 1
  const widths = widthsOf(columns).map(
    (width, col) => `<col min="${col + 1}" max="${col + 1}" width="${width}" customWidth="1"/>`,
  )
  const titleRows = titles.map(
    (title, row) =>
      `<row r="${row + 1}">${textCell(cellAddress(row, 0), title, row === 0 ? styleOf.title : styleOf.note)}</row>`,
  )
  const headers = columns.map(({ header }, col) =>
    textCell(cellAddress(titles.length, col), header, styleOf.header),
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${below}" topLeftCell="A${below + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${titleRows.join('')}<row r="${below}"${heightOf(
    columns.map(({ header }) => header),
    widthsOf(columns),
  )}>${headers.join('')}</row>`
}

function workbookXml(sheets: readonly SheetToStream[]): string {
  const names = sheets.map(
    ({ name }, n) => `<sheet name="${xmlText(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`,
  )
  const titles = sheets.map(({ name, titles: above = [], columns, namedBy = 0 }, n) => {
    const sheet = `'${xmlText(name).replaceAll("'", "''")}'`
    const row = `${sheet}!$${above.length + 1}:$${above.length + 1}`
    const letters = columnLetters(namedBy)
    const column = layoutOf(columns).isSplit ? `${sheet}!$${letters}:$${letters},` : ''
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${n}">${column}${row}</definedName>`
  })
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
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

const officeTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

function contentTypes(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, n) =>
      `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="${officeTypes}.worksheet+xml"/>`,
  )
  return `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${officeTypes}.sheet.main+xml"/>${parts.join('')}<Override PartName="/xl/styles.xml" ContentType="${officeTypes}.styles+xml"/></Types>`
}

const rootRels = `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

function workbookRels(sheets: number): string {
  const parts = Array.from(
    { length: sheets },
    (_, n) =>
      `<Relationship Id="rId${n + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`,
  )
  return `${declaration}<Relationships xmlns="${packaged}/relationships">${parts.join('')}<Relationship Id="rId${sheets + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`
}
