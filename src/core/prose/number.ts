import { type Decimal, decimal, decimalText } from '../decimal.ts'
import type { Language, Noun } from './run.ts'

const marks = {
  vi: { thousands: '.', decimals: ',' },
  en: { thousands: ',', decimals: '.' },
} as const

/** A number as the language prints it, with all its decimals: `1.234,56` or `1,234.56`. */
export function numberText(language: Language, value: Decimal | bigint | number | string): string {
  const [whole = '', decimals] = decimalText(asExact(value)).split('.')
  const grouped = whole.replace(/\d(?=(?:\d{3})+$)/g, `$&${marks[language].thousands}`)
  return decimals === undefined ? grouped : grouped + marks[language].decimals + decimals
}

/** A share or a growth in percent, with the decimals it has: `17,16%`. */
export function percentText(language: Language, percent: Decimal): string {
  return `${numberText(language, percent)}%`
}

/** So many of something: `45 cơ sở`, `1 establishment`. */
export function countText(
  language: Language,
  count: bigint | number | Decimal,
  noun: Noun,
): string {
  return `${numberText(language, count)} ${nounText(language, noun, count)}`
}

/** The noun in the form the count asks for. */
export function nounText(language: Language, noun: Noun, count: bigint | number | Decimal): string {
  if (language === 'vi') return noun.vi
  const { units, scale } = trimmed(asExact(count))
  return scale === 0 && units === 1n ? noun.en.one : noun.en.many
}

/** The same number without zeros at its end: 7,50 as 7,5. */
export function trimmed({ units, scale }: Decimal): Decimal {
  if (scale === 0 || units % 10n !== 0n) return { units, scale }
  return trimmed({ units: units / 10n, scale: scale - 1 })
}

function asExact(value: Decimal | bigint | number | string): Decimal {
  return typeof value === 'object' ? value : decimal(String(value))
}
