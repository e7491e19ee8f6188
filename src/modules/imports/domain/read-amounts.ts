import { decimalText } from '#core/decimal.ts'
import type { FundTier, MoneySource, SchemeMoney, SchemeOutput } from '#modules/schemes/model.ts'
import {
  fieldLabel,
  moneyOf,
  outputOf,
  type FieldCode,
  type MoneyColumn,
  type OutputCode,
  type Stage,
} from '../fields.ts'
import { cellText, isNotKnown } from './cell-text.ts'
import type { GridCell } from './grid.ts'
import { moneyUnits, type MoneyUnit } from './money-units.ts'
import { moneyWords, readMoneyCell, vietnameseNumber } from './read-money.ts'
import { readNumber, type NumberStyle } from './read-number.ts'
import { fixTo, type RowNotes } from './row-notes.ts'

/** How the figures of one column are written. */
export type FigureColumn = {
  readonly col: number
  readonly field: FieldCode
  readonly unit: MoneyUnit
  readonly style: NumberStyle | undefined
}

/** An amount with how finely it was printed: the last printed unit, in đồng. */
export type Amount = { readonly dong: bigint; readonly lastUnitDong: bigint }

/** What one money cell comes to; `remark` goes to the note of the scheme when the amount cannot be used. */
export type CellAmount = {
  readonly amount: Amount | null
  readonly isBlank: boolean
  readonly remark?: string
}

const largestDong = 1_000_000_000_000n
const smallestDong = 100_000n

/** Reads one money cell and notes what is wrong with it. */
export function readAmount(
  notes: RowNotes,
  cell: GridCell | undefined,
  column: FigureColumn,
  sharedBy = 1,
): CellAmount {
  const { col, unit, style, field } = column
  if (cell === undefined || cell.type === 'error') {
    if (cell) noteFormula(notes, col, cell)
    return { amount: null, isBlank: cell === undefined }
  }
  const reading = readMoneyCell(cell, unit, style)
  if (reading.kind === 'unknown') return { amount: null, isBlank: true }
  const remark = `${fieldLabel(field)}: ${cellText(cell)}${cell.type === 'number' ? ` ${moneyUnits[unit].vi}` : ''}`
  if (reading.kind === 'unreadable')
    notes.noteAt(col, 'amountUnreadable', { fixes: withoutMarks(cellText(cell), style) })
  if (reading.kind === 'approximate')
    notes.noteAt(col, 'amountApproximate', { fixes: [fixTo(reading.exactText)] })
  if (reading.kind === 'approximate') return { amount: null, isBlank: false, remark }
  if (reading.kind !== 'amount') return { amount: null, isBlank: false }
  if (sharedBy > 1) {
    notes.noteAt(col, 'amountShared', { detail: { count: String(sharedBy) } })
    return { amount: null, isBlank: false, remark: `${remark} (chung ${sharedBy} dòng)` }
  }
  noteSize(notes, col, reading.dong, reading.unit)
  if (reading.otherText !== undefined) {
    notes.noteAt(col, 'amountAmbiguous', {
      detail: { amount: moneyWords(reading.dong, reading.unit) },
      fixes: [fixTo(reading.otherText, reading.otherText)],
    })
  }
  return {
    amount: {
      dong: reading.dong,
      lastUnitDong: 10n ** BigInt(moneyUnits[reading.unit].scale - reading.decimals),
    },
    isBlank: false,
  }
}

function noteFormula(notes: RowNotes, col: number, cell: GridCell): void {
  const shown = cellText(cell)
  notes.noteAt(col, shown === '' ? 'formulaNotCalculated' : 'formulaError', { value: shown })
}

// A sign, quotes or a star beside a number. What stands among the digits is never dropped: `=1/0` is not 10.
const marked = /^["'“”‘’*\s]*(\d(?:[\d.,\s]*\d)?)["'“”‘’*.,;:\s]*$/

function withoutMarks(text: string, style: NumberStyle | undefined) {
  const number = marked.exec(text)?.[1]
  if (number === undefined || number === text || !readNumber(number, style)) return []
  return [fixTo(number)]
}

function noteSize(notes: RowNotes, col: number, dong: bigint, unit: MoneyUnit): void {
  const amount = vietnameseNumber({ units: dong, scale: 0 })
  const scale = BigInt(10) ** BigInt(moneyUnits[unit].scale)
  if (dong < 0n) notes.noteAt(col, 'amountNegative', { fixes: [fixTo(plainWords(-dong, unit))] })
  else if (dong > largestDong)
    notes.noteAt(col, 'amountTooLarge', {
      detail: { amount },
      fixes: unitFixes(dong / scale),
    })
  else if (dong > 0n && dong < smallestDong)
    notes.noteAt(col, 'amountTooSmall', {
      detail: { amount },
      fixes: unitFixes(dong / scale),
    })
}

// The units under which the same digits would be what schemes usually get.
const usualDong = { least: 1_000_000n, most: 20_000_000_000n } as const

function unitFixes(value: bigint) {
  return (['dong', 'thousand', 'million'] as const)
    .map((unit) => ({ unit, dong: value * 10n ** BigInt(moneyUnits[unit].scale) }))
    .filter(({ dong }) => dong >= usualDong.least && dong <= usualDong.most)
    .map(({ unit, dong }) => fixTo(plainWords(dong, unit)))
}

function plainWords(dong: bigint, unit: MoneyUnit): string {
  return moneyWords(dong, unit)
}

/** The money lines of a scheme from the amounts of its columns; support goes to the tier of the row. */
export function moneyLines(
  amounts: ReadonlyMap<MoneyColumn, Readonly<Record<Stage, bigint | null>>>,
  tier: FundTier | null,
  isDistrict: boolean,
): readonly SchemeMoney[] {
  const lines = new Map<MoneySource, { plannedDong: bigint | null; actualDong: bigint | null }>()
  for (const [column, { planned, actual }] of amounts) {
    if (column === 'total') continue
    const source = column === 'support' ? sourceOfTier(tier, isDistrict) : column
    const line = lines.get(source)
    if (planned === null && actual === null) continue
    lines.set(source, {
      plannedDong: line?.plannedDong ?? planned,
      actualDong: line?.actualDong ?? actual,
    })
  }
  return [...lines].map(([source, line]) => ({ source, ...line }))
}

function sourceOfTier(tier: FundTier | null, isDistrict: boolean): MoneySource {
  if (tier === 'national') return 'national'
  return tier === 'local' ? (isDistrict ? 'district' : 'provincial') : 'unknown'
}

/** The counted results of a row. */
export function readOutputs(
  notes: RowNotes,
  cells: ReadonlyMap<number, GridCell>,
  columns: readonly FigureColumn[],
): readonly SchemeOutput[] {
  const found = new Map<OutputCode, Record<Stage, string | null>>()
  for (const column of columns) {
    const output = outputOf(column.field)
    const cell = cells.get(column.col)
    if (!output || cell === undefined) continue
    const line = found.get(output.code) ?? { planned: null, actual: null }
    found.set(output.code, { ...line, [output.stage]: readQuantity(notes, cell, column) })
  }
  return [...found]
    .filter(([, { planned, actual }]) => planned !== null || actual !== null)
    .map(([indicator, { planned, actual }]) => ({ indicator, planned, actual }))
}

function readQuantity(
  notes: RowNotes,
  cell: GridCell,
  { col, style }: FigureColumn,
): string | null {
  if (cell.type === 'error') noteFormula(notes, col, cell)
  if (cell.type === 'number' && Number(cell.value) >= 0)
    return String(Number(Number(cell.value).toPrecision(12)))
  const text = cellText(cell)
  if (cell.type !== 'text' || isNotKnown(text)) return null
  const parts = /^([\d.,\s]+)\s*(\p{L}[\p{L}\s]*)?$/u.exec(text)
  const read = parts ? readNumber((parts[1] ?? '').trim(), style ?? 'vi') : undefined
  if (!read) notes.noteAt(col, 'quantityUnreadable', { fixes: withoutMarks(text, style ?? 'vi') })
  return read ? decimalText(read.value) : null
}

/** The money field of a column, for the tables of sums. */
export function isMoneyColumn({ field }: FigureColumn): boolean {
  return moneyOf(field) !== undefined
}
