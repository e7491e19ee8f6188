import { type Decimal, compareDecimals, minus } from '#core/decimal.ts'
import type { Fact } from './fact.ts'

/**
 * Whether a printed ratio is the computed one with its last digits cut off instead of rounded: 77,27 of 77,2798.
 * A fall printed as a rise is never that; `face` is the printed number with the sign its words give it.
 */
export function isCutOff(
  printed: Fact,
  computed: Decimal,
  face: Decimal = printed.range.face,
): boolean {
  if (computed.units < 0n !== face.units < 0n && face.units !== 0n) return false
  const gap = minus(absolute(computed), absolute(face))
  return gap.units >= 0n && compareDecimals(gap, printed.figure.resolution) < 0
}

/** The size of a number without its sign. */
export function absolute({ units, scale }: Decimal): Decimal {
  return { units: units < 0n ? -units : units, scale }
}
