import { describe, expect, test } from 'vitest'
import { slopeLines } from './slope.ts'
import { wrapWords } from './wrap-words.ts'

const say = (value: number | null) => (value === null ? 'chưa rõ' : String(value))

describe('a slope between two years', () => {
  test('starts from zero and rises with the value', () => {
    const { height, lines } = slopeLines([{ label: 'Quốc gia', from: 0, to: 10 }], say)
    expect([lines[0]?.fromY, lines[0]?.toY]).toEqual([height - 12, 12])
  })

  test('a year that is not known has no point and no place among the numbers', () => {
    const [line] = slopeLines([{ label: 'Bến Tre', from: 2, to: null }], say).lines
    expect(line).toMatchObject({ toY: null, right: null, left: { text: '2' } })
  })

  test('a row known in neither year has no line', () => {
    expect(slopeLines([{ label: 'Bến Tre', from: null, to: null }], say).lines).toEqual([])
  })

  test('grows until all labels fit', () => {
    const rows = Array.from({ length: 34 }, () => ({ label: 'Đồng Tháp', from: 1, to: 1 }))
    const { height, lines } = slopeLines(rows, say)
    const places = lines.map(({ right }) => right?.y ?? 0)
    expect(Math.max(...places)).toBeLessThan(height)
    expect(new Set(places).size).toBe(34)
  })
})

test('a long name breaks between words', () => {
  expect(wrapWords('Kinh phí khuyến công quốc gia', 20)).toEqual([
    'Kinh phí khuyến công',
    'quốc gia',
  ])
})
