import { asDecimal, decimalText, quotient, rescale, times, type Decimal } from '#core/decimal.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import { cellText, isNotKnown } from './cell-text.ts'
import type { GridCell } from './grid.ts'
import { moneyUnits, unitIn, type MoneyUnit } from './money-units.ts'
import { readNumber, type NumberStyle } from './read-number.ts'

/** What an amount cell says: an amount, nothing known, or why it cannot be used. */
export type MoneyReading =
  | {
      readonly kind: 'amount'
      readonly dong: bigint
      readonly unit: MoneyUnit
      readonly decimals: number
      readonly otherText?: string
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'approximate'; readonly exactText: string }
  | { readonly kind: 'unreadable' }

const onlyUnits =
  /^(trieu|tr|trd|ty|ti|nghin|ngan|dong|d|vnd|vn|chan)( (trieu|dong|d|vnd|vn|chan))*$/
const about = /^(khoảng|gần|hơn|trên|dưới|xấp xỉ|ước|tối đa|không quá|~|≈|>|<|≥|≤)\s*/i

/** Reads an amount in the unit of its column, unless the cell names its own. */
export function readMoneyCell(
  cell: GridCell,
  unit: MoneyUnit,
  style: NumberStyle | undefined,
): MoneyReading {
  if (cell.type === 'number') return amount(decimalOf(Number(cell.value)), unit)
  if (cell.type !== 'text') return { kind: 'unreadable' }
  const text = cellText(cell)
  if (isNotKnown(text)) return { kind: 'unknown' }
  if (about.test(text)) return { kind: 'approximate', exactText: text.replace(about, '') }
  return readMoneyText(text, unit, style)
}

/** Reads an amount written as text: `1.234,5`, `300 tr`, `1,2 tỷ`, `1 tỷ 200 triệu`. */
export function readMoneyText(
  text: string,
  unit: MoneyUnit,
  style: NumberStyle | undefined,
): MoneyReading {
  const two = /^([\d.,]+)\s*t[ỷyỉi]\s*(?:đồng\s*)?([\d.,]+)\s*(?:triệu|tr)\b.*$/i.exec(text)
  if (two)
    return sum(
      readMoneyText(`${two[1]} tỷ`, unit, style),
      readMoneyText(`${two[2]} triệu`, unit, style),
    )
  const parts = /^([-+(]?\s*\d[\d.,'’\s]*\)?)\s*(\D*)$/.exec(text)
  const words = (parts?.[2] ?? '').trim()
  const own = words === '' ? undefined : unitIn(words)
  if (
    !parts ||
    (words !== '' && (own === undefined || !onlyUnits.test(normaliseVietnamese(words))))
  ) {
    return { kind: 'unreadable' }
  }
  const read = readNumber((parts[1] ?? '').trim(), style)
  if (!read) return { kind: 'unreadable' }
  const found = amount(read.value, own ?? unit)
  return read.other && found.kind === 'amount'
    ? { ...found, otherText: decimalText(read.other) }
    : found
}

function amount(value: Decimal, unit: MoneyUnit): MoneyReading {
  const { scale } = moneyUnits[unit]
  const dong = rescale(times(value, { units: 10n ** BigInt(scale), scale: 0 }), 0).units
  return { kind: 'amount', dong, unit, decimals: Math.min(trimmedScale(value), scale) }
}

function sum(a: MoneyReading, b: MoneyReading): MoneyReading {
  if (a.kind !== 'amount' || b.kind !== 'amount') return { kind: 'unreadable' }
  return { ...b, dong: a.dong + b.dong }
}

// Excel keeps 15 digits: 33.3 may come as 33.300000000000004.
function decimalOf(value: number): Decimal {
  const text =
    Math.abs(value) >= 1e15
      ? BigInt(Math.round(value)).toString()
      : plain(Number(value.toPrecision(15)))
  return asDecimal(text) ?? { units: 0n, scale: 0 }
}

function plain(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(15).replace(/0+$/, '').replace(/\.$/, '') : text
}

function trimmedScale({ units, scale }: Decimal): number {
  let left = scale
  let rest = units
  while (left > 0 && rest % 10n === 0n) {
    rest /= 10n
    left -= 1
  }
  return left
}

/** An amount as a person reads it: `1.234,5 triệu đồng`. */
export function moneyWords(dong: bigint, unit: MoneyUnit = 'dong'): string {
  const { scale, vi } = moneyUnits[unit]
  const value = quotient(
    { units: dong, scale: 0 },
    { units: 10n ** BigInt(scale), scale: 0 },
    scale,
  )
  return `${vietnameseNumber(value)} ${vi}`
}

/** A number in Vietnamese style, without needless zeros. */
export function vietnameseNumber(value: Decimal): string {
  const [whole = '0', decimals = ''] = decimalText(value).split('.')
  const kept = decimals.replace(/0+$/, '')
  return whole.replace(/\B(?=(\d{3})+$)/g, '.') + (kept === '' ? '' : `,${kept}`)
}
