import { expect, test } from 'vitest'
import { printLayout } from './print-layout.ts'

test.each([
  ['a narrow table is printed as large as on the screen', [20, 20], 100, false],
  ['a table a little wider than the page is made smaller to fit', [60, 60, 60], 81, false],
  [
    'a table of thirty columns is split over pages, in letters that can be read',
    Array.from({ length: 30 }, () => 24),
    70,
    true,
  ],
] as const)('%s', (_, widths, scale, isSplit) => {
  expect(printLayout(widths, 11)).toEqual({ scale, isSplit })
})
