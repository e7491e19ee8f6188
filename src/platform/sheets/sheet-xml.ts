import { cellAddress } from './addresses.ts'
import { sheetLimits } from './limits.ts'
import {
  markedStyle,
  styleOf,
  styleOfKind,
  type CellMark,
  type ColumnKind,
} from './sheet-styles.ts'

/** A value of a cell; days are ISO texts in a column of kind `date`. `null` is an empty cell. */
export type CellToWrite = string | number | bigint | boolean | null

/** A cell unlike the rest of its column: of another kind, or marked for a person to look at. */
export type MarkedCell = {
  readonly value: CellToWrite
  readonly kind?: ColumnKind
  readonly mark?: CellMark
}

/** A cell of a streamed row. */
export type RowCell = CellToWrite | MarkedCell

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
// XML 1.0 cannot hold these, not even escaped.
const unwritable =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text as XML holds it. */
export function xmlText(text: string): string {
  return text.replace(unwritable, '').replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)
}

/**
 * Whether a spreadsheet could take the text for a formula when it is copied or saved as CSV; some read the wide signs of
 * East Asian keyboards as the narrow ones.
 */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r\n|＝＋－＠]/.test(text)
}

/** The XML of one cell; text is always written as text. */
export function cellXml(row: number, col: number, cell: RowCell, columnKind: ColumnKind): string {
  const {
    value,
    kind = columnKind,
    mark,
  } = cell !== null && typeof cell === 'object' ? cell : { value: cell }
  const at = cellAddress(row, col)
  const style = markedStyle(styleOfKind[kind], mark)
  if (value === null || value === '') return `<c r="${at}" s="${style}"/>`
  if (typeof value === 'boolean') return textCell(at, value ? 'x' : '', style)
  const text = (words: string) =>
    textCell(at, words, looksLikeFormula(words) ? markedStyle('guarded', mark) : style)
  if (typeof value === 'string') {
    const serial = kind === 'date' ? daySerial(value) : undefined
    return serial === undefined ? text(value) : `<c r="${at}" s="${style}"><v>${serial}</v></c>`
  }
  return isKept(value) ? `<c r="${at}" s="${style}"><v>${value}</v></c>` : text(String(value))
}

/** Whether a cell can hold the number exactly: Excel keeps 15 digits; a longer amount is written whole as text. */
export function isKept(value: number | bigint): boolean {
  return typeof value === 'number'
    ? Number.isFinite(value)
    : value >= -(10n ** 15n) && value <= 10n ** 15n
}

/** The XML of a text cell in a given style. */
export function textCell(at: string, text: string, style: number): string {
  const used = style <= styleOf.note && looksLikeFormula(text) ? styleOf.guarded : style
  return `<c r="${at}" s="${used}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text.slice(0, sheetLimits.cellText))}</t></is></c>`
}

const millisInDay = 86_400_000
const serialZero = Date.UTC(1899, 11, 30)

/** The number Excel knows a day by, or `undefined` when the text is not an ISO day after 1900. */
export function daySerial(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  const serial = (Date.parse(`${day}T00:00:00Z`) - serialZero) / millisInDay
  return Number.isInteger(serial) && serial > 60 ? serial : undefined
}
