import type { Decimal } from '#core/decimal.ts'

/** The number times a power of ten, exact. */
export function shift({ units, scale }: Decimal, power: number): Decimal {
  const left = scale - power
  return left >= 0 ? { units, scale: left } : { units: units * 10n ** BigInt(-left), scale: 0 }
}
