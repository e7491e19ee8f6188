import { asPlainDate, type PlainDate } from '#core/plain-date.ts'

/** A day of a form: the day, nothing when the field was left empty, or that it is no day. */
export function sentDay(text: string): PlainDate | null | 'unreadable' {
  return text.trim() === '' ? null : (asPlainDate(text.trim()) ?? 'unreadable')
}
