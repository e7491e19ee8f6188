import { plainDate, type PlainDate } from '#core/plain-date.ts'

const inVietnam = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Ho_Chi_Minh',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day it is in Vietnam. */
export function today(now = new Date()): PlainDate {
  return plainDate(inVietnam.format(now))
}
