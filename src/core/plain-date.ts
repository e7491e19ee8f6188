/** A calendar day as `YYYY-MM-DD`, with no time and no zone; days of the law and of reports are these. */
export type PlainDate = string & { readonly __brand: 'PlainDate' }

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/**
 * Reads a day from its ISO form.
 * @throws {Error} when the text is not a day that exists
 */
export function plainDate(text: string): PlainDate {
  const found = asPlainDate(text)
  if (found === undefined) throw new Error(`Not a calendar day: ${text}`)
  return found
}

/** The day an ISO text names, or `undefined` when it names none. */
export function asPlainDate(text: string): PlainDate | undefined {
  const parts = shape.exec(text)
  if (!parts) return undefined
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  return text as PlainDate
}

/** The day made of a year, a month (1–12) and a day of the month. */
export function dayOf(year: number, month: number, day: number): PlainDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0')
  return plainDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`)
}

/** How many days the month has, leap years included. */
export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The day written as Vietnamese offices write it, `dd/MM/yyyy`. */
export function asVietnameseDay(day: PlainDate): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}

/** The calendar year of a day. */
export function yearOf(day: PlainDate): number {
  return Number(day.slice(0, 4))
}

const dayMs = 86_400_000

/** The day so many days later, or earlier. */
export function addDays(day: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10) as PlainDate
}

/** The same day so many months later; in a month that has no such day, its last one. */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number]
  const since = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(since / 12), (since % 12) + 1]
  return dayOf(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth)))
}

/**
 * The working day so many working days after a day, Monday to Friday. Public holidays, and Saturdays worked instead of another
 * day, are set each year by decision: neither is counted, so the day is mostly sooner than the one the law means.
 */
export function addWorkingDays(day: PlainDate, days: number): PlainDate {
  let at = day
  for (let left = days; left > 0;) {
    at = addDays(at, 1)
    if (isWeekday(at)) left -= 1
  }
  return at
}

/** Whether a day is one from Monday to Friday. */
export const isWeekday = (day: PlainDate): boolean => {
  const weekday = new Date(Date.parse(day)).getUTCDay()
  return weekday > 0 && weekday < 6
}
