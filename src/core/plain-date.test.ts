import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asPlainDate, asVietnameseDay, dayOf, plainDate } from './plain-date.ts'

test('29 February exists in 2024 and not in 2025', () => {
  expect(asPlainDate('2024-02-29')).toBe('2024-02-29')
  expect(asPlainDate('2025-02-29')).toBeUndefined()
})

test('the year 2000 is a leap year and 1900 is not', () => {
  expect(asPlainDate('2000-02-29')).toBeDefined()
  expect(asPlainDate('1900-02-29')).toBeUndefined()
})

test('a day is written as offices write it', () => {
  expect(asVietnameseDay(plainDate('2014-05-29'))).toBe('29/05/2014')
})

test('every real day is a day here, and the next calendar day follows it in order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200_000 }), (days) => {
      const at = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10)
      expect(asPlainDate(at(days))).toBe(at(days))
      expect(plainDate(at(days)) < plainDate(at(days + 1))).toBe(true)
      const [y, m, d] = at(days).split('-').map(Number) as [number, number, number]
      expect(dayOf(y, m, d)).toBe(at(days))
    }),
  )
})
