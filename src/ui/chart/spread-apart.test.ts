import fc from 'fast-check'
import { expect, it } from 'vitest'
import { spreadApart } from './spread-apart.ts'

it('leaves labels that have room where they are', () => {
  expect(spreadApart([10, 60, 110], 20, 0, 200)).toEqual([10, 60, 110])
})

it('never lets two labels cover each other while there is room for all', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 20 }), (wanted) => {
      const placed = [...spreadApart(wanted, 20, 0, 400)].sort((a, b) => a - b)
      placed.slice(1).forEach((at, index) => {
        expect(at - (placed[index] ?? 0)).toBeGreaterThanOrEqual(20)
      })
    }),
  )
})
