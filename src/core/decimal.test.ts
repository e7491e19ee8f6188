import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  asDecimal,
  compareDecimals,
  decimal,
  decimalText,
  minus,
  plus,
  quotient,
  rescale,
  times,
} from './decimal.ts'

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 9 }))
  .map(([units, scale]) => ({ units, scale }))

test('the parts of the southern plan of 2014 make 63,367, which is 0,032 more than printed', () => {
  const parts = plus(decimal('13.877'), decimal('49.49'))
  expect(decimalText(parts)).toBe('63.367')
  expect(decimalText(minus(parts, decimal('63.335')))).toBe('0.032')
})

test('a quotient is rounded half away from zero', () => {
  expect(decimalText(quotient(decimal('63.335'), decimal('20'), 2))).toBe('3.17')
  expect(decimalText(quotient(decimal('-1'), decimal('8'), 2))).toBe('-0.13')
  expect(decimalText(rescale(decimal('2.5'), 0))).toBe('3')
})

test('text is read back as the same number', () => {
  fc.assert(fc.property(decimals, (d) => void expect(decimal(decimalText(d))).toEqual(d)))
})

test('sums undo and products commute', () => {
  fc.assert(
    fc.property(decimals, decimals, (a, b) => {
      expect(compareDecimals(minus(plus(a, b), b), a)).toBe(0)
      expect(times(a, b)).toEqual(times(b, a))
    }),
  )
})

test('what is not a plain decimal is not read', () => {
  for (const text of ['', '1,5', '1e3', '.5', '5.', ' 1', 'NaN', '1.2.3'])
    expect(asDecimal(text)).toBeUndefined()
})
