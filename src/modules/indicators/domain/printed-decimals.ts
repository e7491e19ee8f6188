import { type Decimal, compareDecimals } from '#core/decimal.ts'
import { numbersIn } from './number-text.ts'
import { shift } from './shift.ts'
import { printedUnit, scaleInText } from './units.ts'

/**
 * How many decimals of the printed unit the source printed: 3 for `60,840` read as 60,84; −2 for `9.5 trillion`
 * read as 9 500 tỷ. Where the raw text does not show the value, the value's own decimals count.
 */
export function printedDecimals(value: Decimal, raw: string | null, unit: string): number {
  const own = value.scale
  if (raw === null) return own
  const matched = numbersIn(raw)
    .flat()
    .filter((each) => compareDecimals(each.value, absolute(value)) === 0)
  if (matched.length > 0) return Math.max(...matched.map((each) => each.value.scale))
  const lift = scaleInText(raw) - printedUnit(unit).power
  if (lift === 0) return own
  for (const { value: read } of numbersIn(raw).flat())
    if (compareDecimals(shift(read, lift), value) === 0) return read.scale - lift
  return own
}

function absolute({ units, scale }: Decimal): Decimal {
  return { units: units < 0n ? -units : units, scale }
}
