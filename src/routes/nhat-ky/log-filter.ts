import { asPlainDate, type PlainDate } from '#core/plain-date.ts'

/** What a person chose in the filter of the log, as the form shows it again. */
export type ChosenLog = {
  readonly chain: string
  readonly from: PlainDate | undefined
  readonly to: PlainDate | undefined
  readonly act: string
  readonly actor: string
  readonly subject: string
  readonly q: string
  readonly olderThan: number | undefined
}

/** Reads the filter from an address; what is not understood narrows nothing. */
export function logOfAddress(search: URLSearchParams): ChosenLog {
  const text = (name: string) => (search.get(name) ?? '').trim().slice(0, 200)
  const older = text('truoc')
  return {
    chain: text('cua'),
    from: asPlainDate(text('tu')),
    to: asPlainDate(text('den')),
    act: text('viec'),
    actor: text('nguoi'),
    subject: text('loai'),
    q: text('q'),
    olderThan: /^\d{1,15}$/.test(older) ? Number(older) : undefined,
  }
}
