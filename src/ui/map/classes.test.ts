import fc from 'fast-check'
import { expect, it } from 'vitest'
import { classOf, quantileLimits, stepOf } from './classes.ts'

it('cuts twenty provinces into five classes of four', () => {
  const values = Array.from({ length: 20 }, (_, index) => index + 1)
  const limits = quantileLimits(values, 5)
  expect(limits).toEqual([5, 9, 13, 17])
  expect(values.map((value) => classOf(value, limits))).toEqual(values.map((value) => Math.floor((value - 1) / 4)))
})

it('makes one class when every province has the same', () => {
  expect(quantileLimits([7, 7, 7], 5)).toEqual([])
})

it('never leaves a class of the legend without a province', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 63 }), (values) => {
      const limits = quantileLimits(values, 5)
      const used = new Set(values.map((value) => classOf(value, limits)))
      expect(used.size).toBe(limits.length + 1)
    }),
  )
})

it('uses the lightest and the darkest tint', () => {
  expect([stepOf(0, 3), stepOf(2, 3), stepOf(4, 5)]).toEqual([0, 4, 4])
})
