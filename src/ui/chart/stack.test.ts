import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stackBars } from './stack.ts'

const south = [
  { label: '2013', values: [7.73, 46.33] },
  { label: '2014', values: [13.877, 49.49] },
]

describe('stacked bars', () => {
  test('stand on one scale, the longest filling the width', () => {
    const [first, second] = stackBars(south, String)
    expect(second?.segments.map(({ x, width }) => [x, width])).toEqual([
      [0, 21.9],
      [21.9, 78.1],
    ])
    expect((first?.total ?? 0) / (second?.total ?? 1)).toBeCloseTo(54.06 / 63.367)
  })

  test('hatch a part that is not known and do not count it', () => {
    const [bar] = stackBars([{ label: '2015', values: [5, null] }], String)
    expect(bar?.unknown).toEqual({ x: 91, width: 9 })
    expect(bar?.total).toBe(5)
  })

  test('have no total when nothing is known, which is not the total 0', () => {
    const bars = stackBars(
      [
        { label: 'a', values: [null] },
        { label: 'b', values: [0] },
      ],
      String,
    )
    expect(bars.map(({ total }) => total)).toEqual([null, 0])
    expect(bars.map(({ unknown }) => unknown !== null)).toEqual([true, false])
  })

  test('write a number inside a part only where it fits', () => {
    const [bar] = stackBars(
      [{ label: 'a', values: [80, 12, 8] }],
      (value) => `${String(value)},000`,
    )
    expect(bar?.segments.map(({ fits }) => fits)).toEqual(['always', 'wide', 'never'])
  })

  test('never leave the drawing', () => {
    const value = fc.option(fc.double({ min: 0, max: 1e12, noNaN: true }))
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 8 }), { maxLength: 8 }), (rows) => {
        for (const bar of stackBars(
          rows.map((values) => ({ label: '', values })),
          String,
        )) {
          const ends = [...bar.segments, ...(bar.unknown ? [bar.unknown] : [])]
          for (const { x, width } of ends) expect(x + width).toBeLessThan(100.1)
        }
      }),
    )
  })
})
