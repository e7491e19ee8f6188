import { type Decimal, compareDecimals, minus } from '#core/decimal.ts'
import { trimmed } from '#core/prose/number.ts'
import type { Fact } from './fact.ts'
import { addAll } from './range.ts'

/**
 * Whether a list that may be incomplete misses its total in a way one slip would: a single wrong digit, or one
 * number ten, a hundred or a thousand times off. What a list leaves out on purpose hardly ever looks like that.
 */
export function looksLikeOneSlip(total: Fact, parts: readonly Fact[]): boolean {
  const facts = [total, ...parts]
  if (parts.length < 2 || facts.some((each) => each.figure.bound !== 'exact')) return false
  return isOneDigit(total, parts) || facts.some((each) => isScaled(each, total, parts))
}

/**
 * The gap is one non-zero digit although the numbers have five digits that matter, or four whose last ones cancel.
 * Halves do not count: amounts are often set in fifties.
 */
function isOneDigit(total: Fact, parts: readonly Fact[]): boolean {
  const [whole = 0n, ...rest] = inSmallestUnit([total, ...parts])
  const gap = whole - rest.reduce((sum, each) => sum + each, 0n)
  if (!/^-?[1-9]0*$/.test(gap.toString())) return false
  const digits = whole.toString().length
  const telling = rest.filter((each) => each % 5n !== 0n).length
  return digits >= 5 || (digits === 4 && telling >= 2)
}

/** The face values as whole numbers of the smallest power of ten that any of them needs. */
function inSmallestUnit(facts: readonly Fact[]): readonly bigint[] {
  const values = facts.map((each) => trimmed(each.range.face))
  const scale = Math.max(...values.map((each) => each.scale))
  const whole = values.map((each) => each.units * 10n ** BigInt(scale - each.scale))
  const zeros = Math.min(
    ...whole
      .filter((each) => each !== 0n)
      .map((each) => /0*$/.exec(each.toString())?.[0].length ?? 0),
  )
  return whole.map((each) => each / 10n ** BigInt(Number.isFinite(zeros) ? zeros : 0))
}

const powers = [-3, -2, -1, 1, 2, 3]

/** The sum comes out exactly when one number is moved by whole decimal places, and has two digits that matter. */
function isScaled(moved: Fact, total: Fact, parts: readonly Fact[]): boolean {
  const face = (each: Fact, power: number): Decimal => {
    const { units, scale } = each.range.face
    if (each !== moved) return { units, scale }
    return power > 0
      ? { units: units * 10n ** BigInt(power), scale }
      : { units, scale: scale - power }
  }
  const significant = /[1-9]\d*[1-9]/.test(
    addAll(parts.map((each) => each.range)).face.units.toString(),
  )
  return (
    significant &&
    powers.some((power) => {
      const sum = parts
        .map((each) => face(each, power))
        .reduce((a, b) => minus(a, { units: -b.units, scale: b.scale }))
      return compareDecimals(sum, face(total, power)) === 0
    })
  )
}
