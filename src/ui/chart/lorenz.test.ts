import { describe, expect, test } from 'vitest'
import { curvePath, shareAt } from './lorenz.ts'

const curve = [
  [0, 0],
  [0.25, 0.1],
  [0.5, 0.25],
  [1, 1],
] as const

describe('a Lorenz curve', () => {
  test('tells what share the poorer half has', () => {
    expect(shareAt(curve, 0.5)).toBe(0.25)
  })

  test('is read between its points along a straight line', () => {
    expect(shareAt(curve, 0.75)).toBe(0.625)
  })

  test('starts at nothing and ends at everything', () => {
    expect([shareAt(curve, 0), shareAt(curve, 1)]).toEqual([0, 1])
  })

  test('is drawn from the lower left to the upper right', () => {
    expect(curvePath(curve, 200)).toBe('M0 200L50 180L100 150L200 0')
  })
})
