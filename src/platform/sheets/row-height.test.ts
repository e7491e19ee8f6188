import { expect, test } from 'vitest'
import { rowPoints } from './row-height.ts'

test.each([
  ['a row whose texts fit on a line keeps the usual height', ['Cà Mau', 12], null],
  ['a row is as high as its longest text', ['Cà Mau', 'chữ '.repeat(12)], 43],
  ['a text of two paragraphs has at least two lines', ['a\nb', null], 29],
  ['no row is higher than Excel can show', ['chữ '.repeat(5_000), ''], 409],
] as const)('%s', (_, texts, points) => {
  expect(rowPoints(texts, [20, 20], 11)).toBe(points)
})
