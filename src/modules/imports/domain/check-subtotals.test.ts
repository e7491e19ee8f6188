import { expect, test } from 'vitest'
import { problemText } from '../problems.ts'
import { checkSubtotals, type SummedLine } from './check-subtotals.ts'

const line = (
  kind: SummedLine['kind'],
  row: number,
  millions: bigint,
  label = 'Tổng cộng',
): SummedLine => ({
  kind,
  row,
  label: kind === 'subtotal' ? label : '',
  level: 0,
  amounts: new Map([[3, { dong: millions * 1_000_000n, lastUnitDong: 1n }]]),
})

test('a sum that its rows do not make is told in the unit of the sheet', () => {
  const lines = [line('data', 1, 200n), line('data', 2, 90n), line('subtotal', 3, 300n)]
  const [problem] = checkSubtotals('S', lines, () => 'million')
  expect(problem && problemText(problem)).toBe(
    '“Tổng cộng” ghi 300 triệu đồng nhưng 2 dòng cộng lại là 290 triệu đồng (lệch 10 triệu đồng).',
  )
})

test('a grand total is of all rows, the sum of a group of the rows above it', () => {
  const lines = [
    line('data', 1, 100n),
    line('data', 2, 100n),
    line('subtotal', 3, 210n, 'Cộng I'),
    line('data', 4, 50n),
    line('data', 5, 50n),
    line('subtotal', 6, 290n),
  ]
  expect(
    checkSubtotals('S', lines, () => 'million').map((problem) => problemText(problem)),
  ).toEqual([
    '“Cộng I” ghi 210 triệu đồng nhưng 2 dòng cộng lại là 200 triệu đồng (lệch 10 triệu đồng).',
    '“Tổng cộng” ghi 290 triệu đồng nhưng 4 dòng cộng lại là 300 triệu đồng (lệch 10 triệu đồng).',
  ])
})
