import { type Decimal, asDecimal, compareDecimals } from '#core/decimal.ts'
import { numbersIn, readNumber } from './number-text.ts'
import { shift } from './shift.ts'
import { printedUnit } from './units.ts'
import { unreadable } from './unreadable.ts'

/** What else a record says about its value, and where the record stands. */
type Beside = {
  readonly raw: string | null
  readonly unit: string
  readonly statedBase: Decimal | null
  readonly place: string
}

/**
 * The value of a record: a number, or text in either number style; from the raw text when it is missing.
 * @throws {Failure} when there is something that is not a number
 */
export function readValue(value: unknown, beside: Beside): Decimal | null {
  const { raw, place } = beside
  if (value === null || value === undefined || value === '')
    return raw === null ? null : fromText(raw, beside)
  if (typeof value === 'number') {
    const exact = statedNumber(value)
    if (exact === null)
      throw unreadable(place, `giá trị ${value} không phải số hữu hạn; ghi ví dụ 63.335`)
    return exact
  }
  if (typeof value !== 'string')
    throw unreadable(place, '"value" phải là số, chữ số hoặc null; ghi ví dụ 63.335 hoặc "63,335"')
  const found = fromText(value, beside)
  if (found === null)
    throw unreadable(place, `không thấy số trong "${value}"; ghi ví dụ 63.335 hoặc "63,335"`)
  return found
}

/** The exact decimal of a JSON number; `null` for anything else. */
export function statedNumber(value: unknown): Decimal | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null
  // 15 digits hold every number printed; more are what binary fractions leave behind, as in 0.30000000000000004.
  const tidy = Number(value.toPrecision(15))
  const text = String(tidy)
  const plain = text.includes('e') ? tidy.toFixed(Math.abs(tidy) < 1 ? 15 : 0) : text
  return asDecimal(plain) ?? null
}

/** Where both styles read, the amount in đồng decides, then the raw text, then what the unit makes likely. */
function fromText(text: string, { raw, unit, statedBase }: Beside): Decimal | null {
  const isNegative = /^\s*[-−]\d/.test(text)
  const own = readNumber(text.replace(/^\s*[-+−]/, ''))
  const all = own.length > 0 ? own : (numbersIn(text)[0] ?? [])
  const [first, second] = all
  if (!first) return null
  const { power } = printedUnit(unit)
  const printed = raw === null || raw === text ? [] : numbersIn(raw).flat()
  const inOrder = second && isEnglish(`${unit} ${raw ?? ''}`) ? [second, first] : all
  const found =
    all.find(({ value }) => statedBase && compareDecimals(shift(value, power), statedBase) === 0) ??
    (printed.length === 1
      ? all.find(({ value }) => printed.some((each) => compareDecimals(each.value, value) === 0))
      : undefined) ??
    inOrder.find(({ value }) => isLikely(value, unit)) ??
    first
  const { units, scale } = found.value
  return { units: isNegative ? -units : units, scale }
}

function isEnglish(text: string): boolean {
  return /billion|million|trillion|\bvnd\b|workers|projects|establishments|products|enterprises/i.test(
    text,
  )
}

/** Counts are whole; per cent stay under a thousand; thousands of `tỷ` are rarer than a decimal comma. */
function isLikely(value: Decimal, unit: string): boolean {
  const { isMoney, isPercent, power } = printedUnit(unit)
  const thousand = compareDecimals(value, { units: 1000n, scale: 0 }) >= 0
  if (isPercent || (isMoney && power >= 9)) return !thousand
  return isMoney ? true : value.scale === 0
}
