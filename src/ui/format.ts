import { getLocale } from '#text/generated/runtime.js'

type Locale = 'vi' | 'en'
type Amount = bigint | null | undefined
type Numeric = number | bigint | string | null | undefined

const tag = { vi: 'vi-VN', en: 'en-GB' } as const
const unknown = { vi: 'chưa rõ', en: 'not known' } as const
const units = {
  dong: { vi: 'đ', en: 'VND' },
  million: { vi: 'tr.đ', en: 'm VND' },
  billion: { vi: 'tỷ đồng', en: 'bn VND' },
} as const

// Building an Intl object costs more than the page it is for; each is made once.
const made = new Map<string, Intl.NumberFormat>()
function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}|${JSON.stringify(options)}`
  const known = made.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(tag[locale], options)
  made.set(key, format)
  return format
}

const decimalsOf = (most: number, least = 0) => ({
  maximumFractionDigits: most,
  minimumFractionDigits: least,
})

/** What an absent value is called: unknown is said, never shown as zero. */
export function unknownText(locale: Locale = getLocale()): string {
  return unknown[locale]
}

/** A number in the reader's style, 1.234,56; at most `most` decimals, at least `least`. */
export function formatNumber(
  value: Numeric,
  {
    most = 2,
    least = 0,
    locale = getLocale(),
  }: { most?: number; least?: number; locale?: Locale } = {},
): string {
  if (value === null || value === undefined) return unknown[locale]
  // Intl reads a decimal text exactly; going through a float would lose đồng.
  return numberFormat(locale, decimalsOf(most, least)).format(value as number)
}

/** A ratio as a percentage: 0.123 is 12,3%. */
export function formatPercent(
  ratio: number | null | undefined,
  { most = 1, locale = getLocale() }: { most?: number; locale?: Locale } = {},
): string {
  if (ratio === null || ratio === undefined) return unknown[locale]
  return numberFormat(locale, { style: 'percent', ...decimalsOf(most) }).format(ratio)
}

/** Whole đồng: 63.367.000.000 đ. */
export function formatDong(amount: Amount, locale: Locale = getLocale()): string {
  if (amount === null || amount === undefined) return unknown[locale]
  return `${numberFormat(locale, decimalsOf(0)).format(amount)}\u00a0${units.dong[locale]}`
}

/** Amounts as offices print them in tables, in millions without the unit: 63.367 or 1.250,5. */
export function formatMillions(amount: Amount, locale: Locale = getLocale()): string {
  if (amount === null || amount === undefined) return unknown[locale]
  return numberFormat(locale, decimalsOf(3)).format(shifted(amount, 6))
}

/** An amount as offices say it: tỷ from a thousand million on, tr.đ from a million, else đ. */
export function formatMoney(amount: Amount, locale: Locale = getLocale()): string {
  if (amount === null || amount === undefined) return unknown[locale]
  const size = amount < 0n ? -amount : amount
  if (size < 1_000_000n) return formatDong(amount, locale)
  const [places, unit] =
    size < 1_000_000_000n ? ([6, 'million'] as const) : ([9, 'billion'] as const)
  const figure = numberFormat(locale, decimalsOf(3)).format(shifted(amount, places))
  return `${figure}\u00a0${units[unit][locale]}`
}

/** A day as dd/MM/yyyy, from its ISO text. */
export function formatDay(day: string | null | undefined, locale: Locale = getLocale()): string {
  if (!day) return unknown[locale]
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

/** A day as papers write it: ngày 05 tháng 11 năm 2026 (Nghị định 30/2020 pads the day, and months 1 and 2). */
export function formatOfficialDay(day: string, locale: Locale = getLocale()): string {
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), day.slice(8, 10)]
  if (locale === 'en') return `${String(Number(date))} ${monthNames[month - 1] ?? ''} ${year}`
  return `ngày ${date} tháng ${month < 3 ? `0${String(month)}` : String(month)} năm ${year}`
}

/** An instant on Vietnam's clock: 14:05, 05/11/2026. */
export function formatInstant(
  instant: Date | null | undefined,
  locale: Locale = getLocale(),
): string {
  if (!instant) return unknown[locale]
  const part = Object.fromEntries(
    clock.formatToParts(instant).map(({ type, value }) => [type, value]),
  )
  return `${part.hour ?? ''}:${part.minute ?? ''}, ${part.day ?? ''}/${part.month ?? ''}/${part.year ?? ''}`
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ')

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** The amount with the decimal point moved left, as exact text that Intl takes whole. */
function shifted(amount: bigint, places: number): Intl.StringNumericLiteral {
  const sign = amount < 0n ? '-' : ''
  const digits = (amount < 0n ? -amount : amount).toString().padStart(places + 1, '0')
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}` as Intl.StringNumericLiteral
}
