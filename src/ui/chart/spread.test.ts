import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spread } from './spread.ts'

describe('labels beside a line', () => {
  test('stay where they want to be when there is room', () => {
    expect(
      spread(
        [
          { at: 20, height: 10 },
          { at: 80, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([20, 80])
  })

  test('move apart by the same way when they want the same place', () => {
    expect(
      spread(
        [
          { at: 50, height: 20 },
          { at: 50, height: 20 },
        ],
        0,
        100,
      ),
    ).toEqual([40, 60])
  })

  test('stay inside the drawing', () => {
    expect(
      spread(
        [
          { at: 0, height: 20 },
          { at: 100, height: 20 },
        ],
        0,
        100,
      ),
    ).toEqual([10, 90])
  })

  test('never overlap and never change places', () => {
    const label = fc.record({
      at: fc.integer({ min: -50, max: 500 }),
      height: fc.integer({ min: 1, max: 60 }),
    })
    fc.assert(
      fc.property(fc.array(label, { maxLength: 30 }), (wanted) => {
        const places = spread(wanted, 0, 400)
        const sorted = wanted
          .map(({ at, height }, index) => ({ at, height, middle: places[index] ?? 0 }))
          .sort((a, b) => a.at - b.at)
        for (const [index, label] of sorted.entries()) {
          const above = sorted[index - 1]
          if (!above) continue
          const apart = label.middle - above.middle
          expect(apart).toBeGreaterThanOrEqual((label.height + above.height) / 2 - 1e-6)
        }
      }),
    )
  })
})
