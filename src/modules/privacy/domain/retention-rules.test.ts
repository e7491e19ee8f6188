import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import { decideRule, dueOn } from './retention-rules.ts'

const day = plainDate

test('a year from 29 February is 28 February, four years on the 29th again', () => {
  expect(dueOn(day('2028-02-29'), { keepCount: 1, keepUnit: 'year' })).toBe('2029-02-28')
  expect(dueOn(day('2028-02-29'), { keepCount: 4, keepUnit: 'year' })).toBe('2032-02-29')
})

test('a month from the last of August is the last of September; thirty days are thirty days', () => {
  expect(dueOn(day('2026-08-31'), { keepCount: 1, keepUnit: 'month' })).toBe('2026-09-30')
  expect(dueOn(day('2026-08-31'), { keepCount: 30, keepUnit: 'day' })).toBe('2026-09-30')
  expect(dueOn(day('2026-12-31'), { keepCount: 0, keepUnit: 'day' })).toBe('2026-12-31')
})

test('what is kept longer is never due earlier, and what was over later is never due before what was over earlier', () => {
  const someDay = fc
    .integer({ min: 0, max: 36_000 })
    .map((n) => day(new Date(n * 86_400_000).toISOString().slice(0, 10)))
  const unit = fc.constantFrom('day', 'month', 'year')
  fc.assert(
    fc.property(someDay, someDay, fc.nat(600), fc.nat(600), unit, (a, b, n, m, keepUnit) => {
      const [earlier, later] = a < b ? [a, b] : [b, a]
      const due = (on: typeof a, keepCount: number) => dueOn(on, { keepCount, keepUnit })
      expect(due(earlier, n) <= due(later, n)).toBe(true)
      expect(due(a, Math.min(n, m)) <= due(a, Math.max(n, m))).toBe(true)
      expect(due(a, 0)).toBe(a)
    }),
  )
})

test('a time that is set is a whole number with a unit and says where it is from', () => {
  const codes = (change: object) => {
    const decision = decideRule({
      count: '5',
      unit: 'year',
      source: 'Thông tư',
      isOn: true,
      ...change,
    })
    return decision.allowed ? [] : decision.reasons.map(({ code }) => code)
  }
  expect(codes({})).toEqual([])
  for (const count of ['', '-1', '1.5', '3651', '1e3', 'năm'])
    expect(codes({ count }), count).toEqual(['count-unreadable'])
  expect(codes({ unit: 'week', source: ' ' })).toEqual(['unit-missing', 'source-missing'])
})
