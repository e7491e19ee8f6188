import { type Decimal, minus, quotient, times } from '#core/decimal.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import type { Fact } from './fact.ts'
import { type Range, add, agree, exactly, multiply, standing } from './range.ts'

const hundred: Decimal = { units: 100n, scale: 0 }

/** An amount and the one it grew from. */
export type GrowthPair = { readonly now: Fact; readonly before: Fact }

/** The rate with its sign: `giảm 5,2%` is below zero. */
export function signed(rate: Fact): Range {
  const { range, figure } = rate
  const falls = /\bgiam\b|decrease|decline|fell/.test(
    normaliseVietnamese(`${figure.raw ?? ''} ${figure.note ?? ''} ${figure.qualifier ?? ''}`),
  )
  if (!falls || range.face.units < 0n) return range
  const turn = (value: Decimal | null) => value && { units: -value.units, scale: value.scale }
  return {
    face: turn(range.face) ?? range.face,
    lo: turn(range.hi),
    hi: turn(range.lo),
    softLo: turn(range.softHi),
    softHi: turn(range.softLo),
  }
}

/** Whether a rate is the growth of a pair; `reversed`, whether it was worked out over the later amount. */
export function fits(rate: Fact, { now, before }: GrowthPair, reversed = false): boolean {
  const unit = rate.figure.unit.toLowerCase()
  if (unit.includes('lần')) return agree(now.range, multiply(before.range, rate.range))
  if (rate.isMoney || unit === now.figure.unit)
    return agree(now.range, add(before.range, signed(rate)))
  const growth = signed(rate)
  if (reversed) {
    // (now − before) / now = g  ⇔  now·(100 − g) = before·100
    const rest = { ...exactly(hundred), ...flipFrom(growth) }
    return standing(multiply(now.range, rest), multiply(before.range, exactly(hundred))) !== 'apart'
  }
  return agree(
    multiply(now.range, exactly(hundred)),
    multiply(before.range, add(exactly(hundred), growth)),
  )
}

function flipFrom(growth: Range): Range {
  const from = (value: Decimal | null) => value && minus(hundred, value)
  return {
    face: minus(hundred, growth.face),
    lo: from(growth.hi),
    hi: from(growth.lo),
    softLo: from(growth.softHi),
    softHi: from(growth.softLo),
  }
}

/** Growth in per cent. */
export function growthOf(now: Decimal, before: Decimal): Decimal {
  if (before.units === 0n) return { units: 0n, scale: 0 }
  return minus(quotient(times(now, hundred), before, 6), hundred)
}
