import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addWorkingDays,
  asPlainDate,
  asVietnameseDay,
  dayOf,
  isWeekday,
  plainDate,
} from './plain-date.ts'

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

const someDay = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => plainDate(new Date(days * 86_400_000).toISOString().slice(0, 10)))

test('a month after the last of January is the last of February, in a leap year the 29th', () => {
  expect(addMonths(plainDate('2027-01-31'), 1)).toBe('2027-02-28')
  expect(addMonths(plainDate('2028-01-31'), 1)).toBe('2028-02-29')
  expect(addMonths(plainDate('2028-02-29'), 12)).toBe('2029-02-28')
  expect(addMonths(plainDate('2028-02-29'), 48)).toBe('2032-02-29')
})

test('two working days after a Thursday is a Monday, and after a Saturday a Tuesday', () => {
  expect(addWorkingDays(plainDate('2026-11-26'), 2)).toBe('2026-11-30')
  expect(addWorkingDays(plainDate('2026-11-28'), 2)).toBe('2026-12-01')
})

test('months lead to the same day or to the end of a shorter month, in the month that was meant', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 0, max: 600 }), (day, months) => {
      const then = addMonths(day, months)
      const inMonths = (of: string) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7))
      expect(inMonths(then) - inMonths(day)).toBe(months)
      const isSameDay = then.slice(8) === day.slice(8)
      expect(isSameDay || addDays(then, 1).slice(8) === '01').toBe(true)
      expect(isSameDay || then.slice(8) < day.slice(8)).toBe(true)
    }),
  )
})

test('of the days after a day to so many working days later, that many are from Monday to Friday, the last among them', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 60 }), (day, days) => {
      const then = addWorkingDays(day, days)
      let counted = 0
      for (let at = addDays(day, 1); at <= then; at = addDays(at, 1))
        if (isWeekday(at)) counted += 1
      expect(counted).toBe(days)
      expect(isWeekday(then)).toBe(true)
    }),
  )
})
