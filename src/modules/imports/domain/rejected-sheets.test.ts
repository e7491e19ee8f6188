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

test('a first or a last year is a year like any other', () => {
  for (const field of ['yearFrom', 'yearTo'] as const) {
    const other = { ...mapping, fields: { ...mapping.fields, 2: field } }
    const [found] = rejectedSheets([grid], [other], new Map(), [rejected])
    expect([...(found?.rows ?? [])][0]?.[2]).toEqual({ value: 2018, kind: 'year' })
  }
})

test('the wrong cell is marked, and the last column says its address and what is wrong', () => {
  expect(row?.[1]).toEqual({ value: 'Logn An', kind: 'text', mark: 'error' })
  expect(row?.at(-1)?.value).toMatch(/^B2: “Logn An” không phải tên tỉnh/)
})

test('a title gets more room than a year', () => {
  const [title, , year] = sheet?.columns ?? []
  expect(title?.width).toBeGreaterThan(2 * (year?.width ?? 0))
})

const money: SheetMapping = {
  ...mapping,
  province: 'Cà Mau',
  year: 2018,
  fields: { 0: 'title', 1: 'province', 2: 'yearTo', 3: 'money.support.planned' },
}
const given = (corrections: ReadonlyMap<string, string>, changed: Partial<Grid> = {}) =>
  rejectedSheets([{ ...grid, ...changed }], [money], corrections, [rejected])[0]

test('a cell that was corrected comes back with its new value', () => {
  const [cells] = [...(given(new Map([['KH!B2', 'Lọng An']]))?.rows ?? [])]
  expect(cells?.[1]).toEqual({ value: 'Lọng An', kind: 'text', mark: 'error' })
})

test('what the title, the merged cells and the line of the unit said of the rows is said again', () => {
  const merges = [{ top: 1, left: 0, bottom: 2, right: 0 }]
  const below = {
    row: 2,
    isHidden: false,
    cells: [{ col: 2, type: 'number' as const, value: 2019 }],
  }
  const [found] = rejectedSheets(
    [{ ...grid, merges, rows: [...grid.rows, below] }],
    [money],
    new Map(),
    [{ ...rejected, row: 3, problems: [] }],
  )
  expect(found?.titles).toEqual(['Các dòng chưa nhận tỉnh Cà Mau năm 2018'])
  expect(found?.columns.map(({ header }) => header)).toEqual([
    'Tên đề án',
    'Tỉnh',
    'Năm',
    'Kinh phí (triệu đồng)',
    'Lỗi',
  ])
  const [cells] = [...(found?.rows ?? [])]
  expect(cells?.slice(0, 3)).toEqual([
    { value: 'Máy sấy cá', kind: 'text' },
    { value: null, kind: 'text' },
    { value: 2019, kind: 'year' },
  ])
})

test('a unit in a heading is said once, as the amounts are read', () => {
  const [heading, ...body] = grid.rows
  const cells = (heading?.cells ?? []).map((cell) =>
    cell.col === 3 ? { ...cell, value: 'Kinh phí (tr.đ)' } : cell,
  )
  const rows = [{ row: 0, isHidden: false, cells }, ...body]
  expect(given(new Map(), { rows })?.columns[3]?.header).toBe('Kinh phí (triệu đồng)')
})

test('remarks are not told as errors, and without rows kept out the workbook says so', () => {
  const remark = { sheet: 'KH', address: 'A2', value: '', code: 'kindFromTitle' as const }
  const problems = [...rejected.problems, remark]
  const [found] = rejectedSheets([grid], [mapping], new Map(), [{ ...rejected, problems }])
  const [cells] = [...(found?.rows ?? [])]
  expect(cells?.[0]).toEqual({ value: 'Máy sấy cá', kind: 'text' })
  expect(cells?.at(-1)?.value).not.toContain('A2')
  expect(rejectedSheets([grid], [mapping], new Map(), []).map(({ name }) => name)).toEqual([
    'Không có dòng lỗi',
  ])
})
