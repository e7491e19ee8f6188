import { type Decimal, asDecimal, compareDecimals, plus } from '#core/decimal.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
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
  if (value === null || value === undefined || isUnknown(value))
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

/** What people write where they do not know: nothing, dots, a dash, `chưa rõ`. */
function isUnknown(value: unknown): boolean {
  if (typeof value !== 'string' || /\d/.test(value)) return false
  const plain = normaliseVietnamese(value).trim()
  return !/[\p{L}\p{N}]/u.test(plain) || unknownWords.test(plain)
}

const unknownWords =
  /^(?:n ?\/? ?a|nan|null|none|unknown|not (?:stated|available|given)|(?:chua|khong|dang)(?: .*)?)$/

/** The exact decimal of a JSON number; `null` for anything else. */
export function statedNumber(value: unknown): Decimal | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null
  // 15 digits hold every number printed; more are what binary fractions leave behind, as in 0.30000000000000004.
  const tidy = Number(value.toPrecision(15))
  const text = String(tidy)
  // From 10²¹ on `toFixed` writes an exponent as well.
  if (Math.abs(tidy) >= 1e21) return { units: BigInt(tidy), scale: 0 }
  const plain = text.includes('e') ? tidy.toFixed(Math.abs(tidy) < 1 ? 15 : 0) : text
  return asDecimal(plain) ?? null
}

/** Where both styles read, the amount in đồng decides, then the raw text, then what the unit makes likely. */
function fromText(text: string, { raw, unit, statedBase }: Beside): Decimal | null {
  const joint = inTwoUnits(text, unit)
  if (joint !== null) return joint
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

/** `2 tỷ 350 triệu đồng`, in the unit of the record. */
function inTwoUnits(text: string, unit: string): Decimal | null {
  const { isMoney, power } = printedUnit(unit)
  const found =
    /(\d+) ?t[ỷỉ](?: đồng)?,? (?:và )?(\d{1,3}(?:[.,]\d+)?) ?(?:triệu|tr)(?!\p{L})/iu.exec(
      text.normalize('NFC'),
    )
  if (!isMoney || !found) return null
  const [billions, millions] = [found[1], found[2]].map((each) =>
    asDecimal((each ?? '').replace(',', '.')),
  )
  return billions && millions ? shift(plus(shift(billions, 9), shift(millions, 6)), -power) : null
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
