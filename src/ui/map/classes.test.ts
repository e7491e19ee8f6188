import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classesOf, toneFor } from './classes.ts'

describe('the classes of a map', () => {
  test('hold about as many areas each', () => {
    const values = Array.from({ length: 34 }, (_, index) => (index + 1) ** 2)
    expect(classesOf(values).map(({ count }) => count)).toEqual([7, 7, 6, 7, 7])
  })

  test('name the smallest and largest value really in them', () => {
    const classes = classesOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 100])
    expect(classes.map(({ least, most }) => [least, most])).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
      [9, 100],
    ])
  })

  test('never part equal values', () => {
    const classes = classesOf([0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5])
    expect(classes[0]).toMatchObject({ least: 0, most: 0, count: 7 })
    expect(classes.length).toBeLessThan(5)
  })

  test('are as few as the values, in tones far apart', () => {
    expect(classesOf([3, null, 8]).map(({ tone }) => tone)).toEqual([1, 4])
    expect(classesOf([7, 7]).map(({ tone, count }) => [tone, count])).toEqual([[3, 2]])
  })

  test('do not exist when nothing is known', () => {
    expect(classesOf([null, null])).toEqual([])
    expect(toneFor(null, [])).toBeNull()
  })

  test('count zero as known', () => {
    const classes = classesOf([0, null, 5])
    expect(toneFor(0, classes)).toBe(1)
  })

  test('hold every known value once, and more is never paler', () => {
    const value = fc.option(fc.integer({ min: 0, max: 20 }))
    fc.assert(
      fc.property(fc.array(value, { maxLength: 63 }), (values) => {
        const classes = classesOf(values)
        const known = values.filter((one) => one !== null).sort((a, b) => a - b)
        const tones = known.map((one) => toneFor(one, classes) ?? -1)
        expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(known.length)
        expect(tones).toEqual([...tones].sort((a, b) => a - b))
        expect(tones.includes(-1)).toBe(false)
      }),
    )
  })
})
