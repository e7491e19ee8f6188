import type { PlainDate } from '#core/plain-date.ts'

/** Each line ends with a semicolon, the last with a full stop. */
export function closed(lines: readonly string[]): readonly string[] {
  return lines.map((line, at) => line + (at === lines.length - 1 ? '.' : ';'))
}

const blank = '\u00a0'.repeat(8)

/** The number, or room to write it in front of its sign or alone. */
export function roomForNumber(number: string | null): string {
  if (number === null) return blank
  return number.startsWith('/') ? blank + number : number
}

/** The words of a letter that are the same in every letter. */
export const wordsOf = {
  vi: {
    nation: { name: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', motto: 'Độc lập - Tự do - Hạnh phúc' },
    number: 'Số:',
    recipients: 'Nơi nhận:',
    day: vietnameseDay,
  },
  en: {
    nation: { name: 'SOCIALIST REPUBLIC OF VIET NAM', motto: 'Independence - Freedom - Happiness' },
    number: 'No.:',
    recipients: 'Recipients:',
    day: englishDay,
  },
} as const

/** Days under 10 and the months 1 and 2 take a zero, so that nobody can write a figure in front. */
function vietnameseDay(day: PlainDate | null): string {
  if (day === null) return `ngày${blank}tháng${blank}năm${blank}`
  const [year, month, date] = day.split('-').map(Number)
  const monthText = Number(month) <= 2 ? `0${month}` : String(month)
  return `ngày ${String(date).padStart(2, '0')} tháng ${monthText} năm ${year}`
}

function englishDay(day: PlainDate | null): string {
  if (day === null) return '………………'
  const format = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(day))
}
