import { type Decimal, compareDecimals, decimalText, minus, plus, times } from '#core/decimal.ts'
import type { Bound } from '../figure.ts'

/**
 * What a printed number allows the true one to be. `lo`–`hi` is what it says (`null`: no limit); `softLo`–`softHi`
 * is what a writer means by it: "hơn 48" is at least 48 and hardly 60.
 */
export type Range = {
  readonly face: Decimal
  readonly lo: Decimal | null
  readonly hi: Decimal | null
  readonly softLo: Decimal | null
  readonly softHi: Decimal | null
}

const zero: Decimal = { units: 0n, scale: 0 }

/** The range of an exact number. */
export function exactly(face: Decimal): Range {
  return { face, lo: face, hi: face, softLo: face, softHi: face }
}

/** The range of a printed number: half a last printed unit around it, or what its qualifier says. */
export function rangeOf(
  face: Decimal,
  half: Decimal,
  step: Decimal,
  bound: Bound,
  isRound: boolean,
): Range {
  const [lo, hi] = [minus(face, half), plus(face, half)]
  const slack = isRound ? step : plus(step, step)
  const above = plus(hi, slack)
  const below = atLeastZero(minus(lo, slack))
  switch (bound) {
    case 'exact':
      return { face, lo, hi, softLo: lo, softHi: hi }
    case 'above':
      return { face, lo, hi: null, softLo: lo, softHi: above }
    case 'at-least':
      return { face, lo, hi: null, softLo: lo, softHi: null }
    case 'below':
      return { face, lo: null, hi, softLo: below, softHi: hi }
    case 'at-most':
      return { face, lo: null, hi, softLo: null, softHi: hi }
    case 'about': {
      const around = isRound ? times(step, { units: 5n, scale: 1 }) : step
      const wide = times(face, { units: 5n, scale: 1 })
      return {
        face,
        lo: minus(face, wide),
        hi: plus(face, wide),
        softLo: minus(lo, around),
        softHi: plus(hi, around),
      }
    }
  }
}

function atLeastZero(value: Decimal): Decimal {
  return value.units < 0n ? zero : value
}

/** The same text for the same range, however many decimals it was worked out with. */
export function rangeKey({ face, lo, hi, softLo, softHi }: Range): string {
  return [face, lo, hi, softLo, softHi].map((each) => (each ? plainest(each) : '')).join('|')
}

function plainest({ units, scale }: Decimal): string {
  return scale > 0 && units % 10n === 0n
    ? plainest({ units: units / 10n, scale: scale - 1 })
    : decimalText({ units, scale })
}

type Join = (a: Decimal, b: Decimal) => Decimal

function joined(a: Range, b: Range, join: Join, openLow: Decimal | null): Range {
  const both = (x: Decimal | null, y: Decimal | null) =>
    x === null || y === null ? null : join(x, y)
  const low = (x: Decimal | null, y: Decimal | null) =>
    x === null || y === null ? openLow && join(x ?? openLow, y ?? openLow) : join(x, y)
  return {
    face: join(a.face, b.face),
    lo: low(a.lo, b.lo),
    hi: both(a.hi, b.hi),
    softLo: low(a.softLo, b.softLo),
    softHi: both(a.softHi, b.softHi),
  }
}

/** The sum of two ranges; amounts without a lower limit start at zero. */
export function add(a: Range, b: Range): Range {
  return joined(a, b, plus, zero)
}

/** The sum of many. */
export function addAll(ranges: readonly Range[]): Range {
  return ranges.reduce(add, exactly(zero))
}

/** `a − b`; limits cross. */
export function subtract(a: Range, b: Range): Range {
  const both = (x: Decimal | null, y: Decimal | null) =>
    x === null || y === null ? null : minus(x, y)
  return {
    face: minus(a.face, b.face),
    lo: both(a.lo ?? zero, b.hi),
    hi: both(a.hi, b.lo ?? zero),
    softLo: both(a.softLo ?? zero, b.softHi),
    softHi: both(a.softHi, b.softLo ?? zero),
  }
}

/** The product of two ranges of numbers that are not negative. */
export function multiply(a: Range, b: Range): Range {
  return joined(a, b, times, zero)
}

/** How two statements of one number stand: the same, equal within rounding, at odds with a word, or apart. */
export type Standing = 'equal' | 'within' | 'soft' | 'apart'

/** Compares two statements of one number. */
export function standing(a: Range, b: Range): Standing {
  if (compareDecimals(a.face, b.face) === 0) return 'equal'
  if (meet(a.softLo, a.softHi, b.softLo, b.softHi)) return 'within'
  return meet(a.lo, a.hi, b.lo, b.hi) ? 'soft' : 'apart'
}

function meet(
  aLo: Decimal | null,
  aHi: Decimal | null,
  bLo: Decimal | null,
  bHi: Decimal | null,
): boolean {
  const below = (x: Decimal | null, y: Decimal | null) =>
    x === null || y === null || compareDecimals(x, y) <= 0
  return below(aLo, bHi) && below(bLo, aHi)
}

/** Whether `a` must be larger than `b` whatever was rounded away; `soft` also believes the qualifiers. */
export function exceeds(a: Range, b: Range): 'no' | 'soft' | 'yes' {
  const over = (x: Decimal | null, y: Decimal | null) =>
    x !== null && y !== null && compareDecimals(x, y) > 0
  if (over(a.lo, b.hi)) return 'yes'
  return over(a.softLo, b.softHi) ? 'soft' : 'no'
}

/** Whether the two statements agree, qualifiers believed. */
export function agree(a: Range, b: Range): boolean {
  const found = standing(a, b)
  return found === 'equal' || found === 'within'
}

/** Whether the number must be larger than a count of things known. */
export function exceedsCount(range: Range, count: number): boolean {
  return exceeds(range, exactly({ units: BigInt(count), scale: 0 })) === 'yes'
}
