import { type PlainDate, asPlainDate, dayOf, daysInMonth } from '#core/plain-date.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import { lookUp } from './look-up.ts'
import type { FigurePeriod, FigurePeriodKind } from './figure.ts'

const kindNames: Readonly<Record<string, FigurePeriodKind>> = {
  year: 'year',
  'multi-year': 'multi-year',
  'half-year': 'half-year',
  quarter: 'quarter',
  'partial-year': 'partial-year',
  'within-year': 'within-year',
  'cumulative-to': 'cumulative',
  cumulative: 'cumulative',
  from: 'from',
  unclear: 'unclear',
}

type Span = { kind: FigurePeriodKind; start: PlainDate | null; end: PlainDate | null }

/** A period from the fields of a record; what they leave out is read from its label. */
export function readPeriod(
  label: string | null,
  kind: string | null,
  start: string | null,
  end: string | null,
): FigurePeriod {
  const read = spanOfLabel(label ?? '')
  const from = asPlainDate(start ?? '') ?? null
  const to = asPlainDate(end ?? '') ?? null
  const given = kind === null ? undefined : lookUp(kindNames, kind)
  const isBackwards = from !== null && to !== null && from > to
  if (((from === null && to === null) || isBackwards) && given !== 'unclear')
    return { ...read, kind: given ?? read.kind, label: label ?? '' }
  return {
    kind: given ?? kindOfSpan(from, to, read.kind),
    start: from,
    end: to,
    label: label ?? '',
  }
}

function kindOfSpan(
  from: PlainDate | null,
  to: PlainDate | null,
  read: FigurePeriodKind,
): FigurePeriodKind {
  if (from === null && to !== null) return 'cumulative'
  if (from !== null && to === null) return 'from'
  if (from === null || to === null) return 'unclear'
  const whole = from.endsWith('-01-01') && to.endsWith('-12-31')
  if (!whole) return read === 'unclear' ? 'partial-year' : read
  return from.slice(0, 4) === to.slice(0, 4) ? 'year' : 'multi-year'
}

function months(year: number, first: number, last: number): { start: PlainDate; end: PlainDate } {
  return { start: dayOf(year, first, 1), end: dayOf(year, last, daysInMonth(year, last)) }
}

const romans: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }

function spanOfLabel(label: string): Span {
  const text = normaliseVietnamese(label)
  const years = [...text.matchAll(/\b((?:19|20)\d{2})\b/g)].map((each) => Number(each[1]))
  const [first, second] = years
  if (first === undefined || /^(?:truoc|sau|moi nam|nam khong)\b/.test(text))
    return { kind: 'unclear', start: null, end: null }
  if (second !== undefined && second > first)
    return { kind: 'multi-year', start: dayOf(first, 1, 1), end: dayOf(second, 12, 31) }
  if (/^(?:den|luy ke|tinh den)\b/.test(text))
    return { kind: 'cumulative', start: null, end: dayOf(first, 12, 31) }
  if (/^tu\b/.test(text)) return { kind: 'from', start: dayOf(first, 1, 1), end: null }
  const quarter = /\b(?:quy|q) ?(iv|i{1,3}|[1-4])\b/.exec(text)?.[1]
  if (quarter !== undefined) {
    const number = romans[quarter] ?? Number(quarter)
    return { kind: 'quarter', ...months(first, number * 3 - 2, number * 3) }
  }
  return withinYear(text, first)
}

function withinYear(text: string, year: number): Span {
  if (/\bh1\b|6 thang dau/.test(text)) return { kind: 'half-year', ...months(year, 1, 6) }
  if (/\bh2\b|6 thang cuoi/.test(text)) return { kind: 'half-year', ...months(year, 7, 12) }
  const count = Number(/\b(\d{1,2}) thang/.exec(text)?.[1])
  if (count >= 1 && count <= 11) return { kind: 'partial-year', ...months(year, 1, count) }
  const kind = /^(?:nam )?\d{4}$/.test(text) ? 'year' : 'within-year'
  return { kind, ...months(year, 1, 12) }
}
