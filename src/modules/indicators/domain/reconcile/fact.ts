import { type Decimal, compareDecimals, times } from '#core/decimal.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import type { FigureStatus, ReportedFigure } from '../figure.ts'
import type { FigureTier } from '../indicator.ts'
import { type Geography, placeKey } from '../geography.ts'
import { type Meaning, meaningOf } from '../meaning.ts'
import { printedUnit } from '../units.ts'
import { type Range, rangeOf } from './range.ts'

/** Statuses that may be set beside one another in one sum. */
export type StatusClass =
  'plan' | 'target' | 'proposed' | 'actual' | 'accepted' | 'estimate' | 'norm' | 'unsaid'

/** A figure ready to be compared: what it means, where, when, and what its number allows. */
export type Fact = {
  readonly id: string
  readonly figure: ReportedFigure
  readonly meaning: Meaning
  /** The text it was printed in. */
  readonly text: string
  readonly place: string
  readonly status: StatusClass
  /** Same period, same key. */
  readonly period: string
  readonly start: string | null
  readonly end: string | null
  /** The value of `dimension`, without parts the mapping added. */
  readonly group: string | null
  readonly range: Range
  readonly isMoney: boolean
  readonly isPercent: boolean
  /** Counts distinct things, so parts may overlap. */
  readonly isDistinct: boolean
  /** On a total nobody printed: the figures it is made of. */
  readonly madeOf?: readonly Fact[]
  /** Power of ten from the printed unit to the base unit. */
  readonly power: number
}

const classes: Readonly<Record<FigureStatus, StatusClass>> = {
  plan: 'plan',
  expected: 'plan',
  approved: 'plan',
  target: 'target',
  proposed: 'proposed',
  actual: 'actual',
  accepted: 'accepted',
  estimate: 'estimate',
  norm: 'norm',
}

const distinctUnits =
  /^(?:cơ sở|đơn vị|doanh nghiệp|hộ|tỉnh|huyện|xã|establishments?|enterprises?)(?:\s|$|\/)/

/** The figures that can be compared at all: those with a value and a name that means something. */
export function factsOf(figures: readonly ReportedFigure[], geography: Geography): readonly Fact[] {
  return figures.flatMap((figure) => {
    const named = meaningOf(figure.sourceIndicator, figure.unit)
    const meaning = named && { ...named, tier: named.tier ?? tierSaid(figure) }
    if (meaning === null || figure.value === null || figure.baseValue === null) return []
    return [factOf(figure, meaning, figure.value, figure.baseValue, geography)]
  })
}

function factOf(
  figure: ReportedFigure,
  meaning: Meaning,
  value: Decimal,
  baseValue: Decimal,
  geography: Geography,
): Fact {
  const { isMoney, isPercent, power, base } = printedUnit(figure.unit)
  const { start, end, kind, label } = figure.period
  // "12 nghìn lao động" is rounded as money is; only what is counted one by one is exact.
  const isWholeCount =
    !isMoney &&
    !isPercent &&
    meaning.form === 'amount' &&
    compareDecimals(figure.resolution, { units: 1n, scale: 0 }) === 0
  const half = isWholeCount
    ? { units: 0n, scale: 0 }
    : times(figure.resolution, { units: 5n, scale: 1 })
  const step = stepOf(value, baseValue, figure.resolution)
  return {
    id: figure.id,
    figure,
    meaning,
    text: textOf(figure),
    place: placeKey(figure.scope, geography),
    status: figure.status === null ? 'unsaid' : classes[figure.status],
    period:
      start === null && end === null
        ? `?${label}`
        : `${start ?? ''}..${end ?? ''}${kind === 'within-year' ? label : ''}`,
    start,
    end,
    group: groupOf(figure),
    range: rangeOf(baseValue, half, step, figure.bound, isRound(value)),
    isMoney,
    isPercent,
    isDistinct: distinctUnits.test(base),
    power,
  }
}

/** One text is one address, or one note where there is none; a page or a table is a place in the text. */
function textOf({ source }: ReportedFigure): string {
  if (source.url !== null) return source.url.replace(/#.*$/, '')
  return (source.note ?? '').replace(/[\s,;(–-]*(?:trang|tr\.|mục|bảng|biểu|phụ lục)\s.*$/iu, '')
}

function groupOf({ dimension }: ReportedFigure): string | null {
  const entries = Object.entries(dimension ?? {}).filter(
    ([key, value]) => key !== 'part' && !(tierKeys.test(key) && tierIn(value) !== null),
  )
  return entries.length === 0 ? null : entries.map(([key, value]) => `${key}=${value}`).join('&')
}

const tierKeys = /^(?:tier|source|fund|programme|nguon|nguồn)$/

const tierWords: readonly (readonly [RegExp, FigureTier])[] = [
  [/quoc gia|trung uong|national|central|kcqg/, 'national'],
  [/dia phuong|local|kcdp/, 'local'],
  [/cap tinh|provincial/, 'provincial'],
  [/cap huyen|district/, 'district'],
  [/cap xa|commune/, 'commune'],
  [/^tong|total/, 'total'],
]

function tierIn(value: string): FigureTier | null {
  const text = normaliseVietnamese(value)
  return tierWords.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

/** The tier where it stands in the dimension instead of the name. */
function tierSaid({ dimension }: ReportedFigure): FigureTier | null {
  const found = Object.entries(dimension ?? {}).find(([key]) => tierKeys.test(key))
  return found ? tierIn(found[1]) : null
}

/** The size of the last digit that says something: 1 000 of 4 000, 0,1 of 21,3. */
function stepOf(value: Decimal, baseValue: Decimal, resolution: Decimal): Decimal {
  if (baseValue.units === 0n) return resolution
  const whole = value.scale === 0 ? value.units : 1n
  let step = resolution
  for (let rest = whole; rest !== 0n && rest % 10n === 0n && value.scale === 0; rest /= 10n)
    step = times(step, { units: 10n, scale: 0 })
  return step
}

/** A number with one digit that is not zero, as `1.000` or `3`: its qualifier is taken loosely. */
function isRound({ units }: Decimal): boolean {
  return /^-?[1-9]0*$/.test(units.toString())
}

/** Whether the fact is about a plan rather than about what happened. */
export function isPlanned({ status }: Fact): boolean {
  return status === 'plan' || status === 'target' || status === 'proposed'
}

/** The calendar year the fact lies in, or `null` when it spans several or says none. */
export function yearOfFact({ start, end }: Fact): number | null {
  if (start === null || end === null || start.slice(0, 4) !== end.slice(0, 4)) return null
  return Number(start.slice(0, 4))
}
