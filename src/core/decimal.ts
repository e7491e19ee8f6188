/** An exact decimal number: `units` × 10^−`scale`. 63,335 is 63335 at scale 3. */
export type Decimal = { readonly units: bigint; readonly scale: number }

const shape = /^([+-]?)(\d{1,30})(?:\.(\d{1,15}))?$/

/** Reads a plain decimal text such as `63.335`, keeping its decimals; `undefined` when it is not one. */
export function asDecimal(text: string): Decimal | undefined {
  const parts = shape.exec(text)
  if (!parts) return undefined
  const decimals = parts[3] ?? ''
  const units = BigInt((parts[2] ?? '') + decimals)
  return { units: parts[1] === '-' ? -units : units, scale: decimals.length }
}

/**
 * Reads a plain decimal text.
 * @throws {Error} when the text is not one
 */
export function decimal(text: string): Decimal {
  const found = asDecimal(text)
  if (found === undefined) throw new Error(`Not a decimal number: ${text}`)
  return found
}

/** The number as plain text, with all its decimals: `63.335`. */
export function decimalText({ units, scale }: Decimal): string {
  const sign = units < 0n ? '-' : ''
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** The same number with more decimals, or rounded half away from zero to fewer. */
export function rescale({ units, scale }: Decimal, to: number): Decimal {
  if (to >= scale) return { units: units * 10n ** BigInt(to - scale), scale: to }
  return { units: divideRounded(units, 10n ** BigInt(scale - to)), scale: to }
}

/** The sum, with the decimals of the more precise one. */
export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { units: rescale(a, scale).units + rescale(b, scale).units, scale }
}

/** The difference, with the decimals of the more precise one. */
export function minus(a: Decimal, b: Decimal): Decimal {
  return plus(a, { units: -b.units, scale: b.scale })
}

/** The product, exact. */
export function times(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale }
}

/**
 * The quotient rounded half away from zero to `scale` decimals.
 * @throws {Error} on division by zero
 */
export function quotient(a: Decimal, b: Decimal, scale: number): Decimal {
  const up = 10n ** BigInt(scale + b.scale)
  const down = 10n ** BigInt(a.scale)
  return { units: divideRounded(a.units * up, b.units * down), scale }
}

/** Negative, zero or positive as `a` is below, equal to or above `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const { units } = minus(a, b)
  return units < 0n ? -1 : units > 0n ? 1 : 0
}

/** Whole-number division rounded half away from zero. */
export function divideRounded(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new Error('Division by zero')
  const negative = a < 0n !== b < 0n
  const [top, bottom] = [a < 0n ? -a : a, b < 0n ? -b : b]
  const rounded = (top * 2n + bottom) / (bottom * 2n)
  return negative ? -rounded : rounded
}
