import { expect, test } from 'vitest'
import { indexMerges, type Grid, type GridMerge } from './grid.ts'
import { classifyLines } from './lines.ts'
import type { SheetMapping } from './sheet-mapping.ts'

type Value = string | number | null

const heading = ['STT', 'Tên đề án', 'Cơ sở thụ hưởng', 'Tỉnh', 'Năm', 'Kinh phí']
const mapping: SheetMapping = {
  sheet: 'KH',
  isTaken: true,
  headerTop: 0,
  headerBottom: 0,
  fields: {
    0: 'ordinal',
    1: 'title',
    2: 'establishment',
    3: 'province',
    4: 'year',
    5: 'money.support.planned',
  },
  unit: 'million',
  unitFrom: 'sheet',
  province: null,
  year: null,
  fingerprint: '',
}

function gridOf(rows: readonly (readonly Value[])[], merges: readonly GridMerge[]): Grid {
  return {
    name: 'KH',
    isHidden: false,
    merges,
    rows: [heading, ...rows].map((values, row) => ({
      row,
      isHidden: false,
      cells: values.flatMap((value, col) =>
        value === null
          ? []
          : [
              {
                col,
                type: typeof value === 'number' ? ('number' as const) : ('text' as const),
                value,
              },
            ],
      ),
    })),
  }
}

function linesOf(rows: readonly (readonly Value[])[], merges: readonly GridMerge[] = []) {
  const grid = gridOf(rows, merges)
  const headings = heading.map((leaf, col) => ({ col, leaf, above: [] }))
  return classifyLines(grid, mapping, headings, indexMerges(grid), () => new Map())
}

const kindsOf = (...rows: (readonly Value[])[]) => linesOf(rows).map(({ kind }) => kind)
const scheme = [1, 'Máy sấy cá', 'HTX Biển Xanh', 'Cà Mau', 2018, 90]

test('a numbered scheme whose title begins like a sum is a scheme', () => {
  const named = [2, 'Tổng kinh phí khuyến công cho máy sấy', 'HTX', 'Cà Mau', 2018, 90]
  expect(kindsOf(scheme, named)).toEqual(['data', 'data'])
  expect(kindsOf(scheme, [null, ...named.slice(1)])).toEqual(['data', 'subtotal'])
})

test('an amount below the schemes with no word beside it is a sum', () => {
  expect(kindsOf(scheme, [null, null, null, null, null, 90])).toEqual(['data', 'subtotal'])
})

test('signatures end the list, and a scheme with their words in its title does not', () => {
  const named = [2, 'Kế toán cho cơ sở', 'HTX', 'Cà Mau', 2018, 'chín mươi']
  expect(kindsOf(scheme, named, scheme)).toEqual(['data', 'data', 'data'])
  expect(kindsOf(scheme, [null, 'Kế toán', null, 'Giám đốc'], scheme)).toEqual(['data'])
})

test('a note above the first scheme does not end the list', () => {
  expect(kindsOf([null, 'Ghi chú: số tạm tính'], scheme).at(-1)).toBe('data')
})

test('a name alone goes on with the scheme above; with an amount beside it is a row of its own', () => {
  const name = [null, null, 'Cơ sở Minh Phát', null, null]
  expect(kindsOf(scheme, name)).toEqual(['data', 'continuation'])
  expect(kindsOf(scheme, [...name, 50])).toEqual(['data', 'data'])
})

test('the numbers of the columns are no row, a first row with only its number and amount is', () => {
  expect(kindsOf(['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'], scheme)).toEqual(['data'])
  expect(kindsOf([1, null, null, null, null, 90])).toEqual(['data'])
})

test('a heading that reaches down into the first row is no value of that row', () => {
  const merged = { top: 0, left: 4, bottom: 1, right: 4 }
  const [first] = linesOf([[1, 'Máy sấy cá', 'HTX', 'Cà Mau', null, 90]], [merged])
  expect(first?.cells.get(4)).toBeUndefined()
})
