import { type Decimal, asDecimal } from '#core/decimal.ts'

/** A printed number read in one of the two styles. */
export type NumberReading = { readonly style: 'plain' | 'vi' | 'en'; readonly value: Decimal }

const token = /\d+(?:[.,\u00a0\u202f ]\d+)*/g

const words: Readonly<Record<string, number>> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  mươi: 10,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
}

/** The pieces of a text that look like numbers, each with every way to read it. */
export function numbersIn(text: string): readonly (readonly NumberReading[])[] {
  const found = [...text.matchAll(token)].flatMap(([piece]) => splitSpaced(piece))
  const readings = found.map(readNumber).filter((each) => each.length > 0)
  if (readings.length > 0) return readings
  const spelt = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .map((word) => (Object.hasOwn(words, word) ? words[word] : undefined))
  return spelt.flatMap((value, index) =>
    // `mười hai` is neither ten nor two; such numbers are left unread rather than misread.
    value === undefined || spelt[index - 1] !== undefined || spelt[index + 1] !== undefined
      ? []
      : [[{ style: 'plain', value: { units: BigInt(value), scale: 0 } }] as const],
  )
}

/** `3 324` is one number, `13 877,5 49` is two: a space joins only whole groups of three. */
function splitSpaced(piece: string): readonly string[] {
  if (!/[\u00a0\u202f ]/.test(piece)) return [piece]
  const joined = piece.replace(/[\u00a0\u202f ]/g, ' ')
  return /^\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/.test(joined)
    ? [joined.replace(/ /g, '')]
    : joined.split(' ')
}

/** Every way to read one printed number: `1.779,97` in one, `13.877` in two. */
export function readNumber(piece: string): readonly NumberReading[] {
  const text = piece.trim()
  if (/^\d+$/.test(text)) return reading('plain', text)
  return [...inStyle(text, '.', ',', 'vi'), ...inStyle(text, ',', '.', 'en')]
}

function inStyle(
  text: string,
  thousands: string,
  decimals: string,
  style: 'vi' | 'en',
): readonly NumberReading[] {
  const [whole = '', part, ...more] = text.split(decimals)
  if (more.length > 0) return []
  const groups = whole.split(thousands)
  const grouped = groups.length > 1
  if (
    grouped &&
    !(/^[1-9]\d{0,2}$/.test(groups[0] ?? '') && groups.slice(1).every((g) => /^\d{3}$/.test(g)))
  )
    return []
  if (!groups.every((group) => /^\d+$/.test(group))) return []
  if (part !== undefined && !/^\d+$/.test(part)) return []
  return reading(style, groups.join('') + (part === undefined ? '' : `.${part}`))
}

function reading(style: NumberReading['style'], text: string): readonly NumberReading[] {
  const value = asDecimal(text)
  return value === undefined ? [] : [{ style, value }]
}
