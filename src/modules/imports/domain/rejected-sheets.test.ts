import { expect, test } from 'vitest'
import type { Grid } from './grid.ts'
import { rejectedSheets } from './rejected-sheets.ts'
import type { SheetMapping } from './sheet-mapping.ts'

const grid: Grid = {
  name: 'KH',
  isHidden: false,
  merges: [],
  rows: [
    ['Tên đề án', 'Tỉnh', 'Năm', 'Kinh phí'],
    ['Máy sấy cá', 'Logn An', 2018, 1_200.5],
  ].map((values, row) => ({
    row,
    isHidden: false,
    cells: values.map((value, col) => ({
      col,
      type: typeof value === 'number' ? ('number' as const) : ('text' as const),
      value,
    })),
  })),
}
const mapping: SheetMapping = {
  sheet: 'KH',
  isTaken: true,
  headerTop: 0,
  headerBottom: 0,
  fields: { 0: 'title', 1: 'province', 2: 'year' },
  unit: 'million',
  unitFrom: 'sheet',
  province: null,
  year: null,
  fingerprint: '',
}
const rejected = {
  sheet: 'KH',
  row: 2,
  problems: [{ sheet: 'KH', address: 'B2', value: 'Logn An', code: 'placeUnknown' as const }],
}

const [sheet] = rejectedSheets([grid], [mapping], new Map(), [rejected])
const [row] = [...(sheet?.rows ?? [])]

test('a year in the returned workbook stays 2018, not 2.018, and amounts keep their separators', () => {
  expect(row?.slice(2, 4)).toEqual([
    { value: 2018, kind: 'year' },
    { value: 1_200.5, kind: 'decimal' },
  ])
})

test('the wrong cell is marked, and the last column says its address and what is wrong', () => {
  expect(row?.[1]).toEqual({ value: 'Logn An', kind: 'text', mark: 'error' })
  expect(row?.at(-1)?.value).toMatch(/^B2: “Logn An” không phải tên tỉnh/)
})

test('a title gets more room than a year', () => {
  const [title, , year] = sheet?.columns ?? []
  expect(title?.width).toBeGreaterThan(2 * (year?.width ?? 0))
})
