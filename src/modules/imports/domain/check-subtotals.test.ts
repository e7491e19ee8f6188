import { expect, test } from 'vitest'
import { problemText } from '../problems.ts'
import { checkSubtotals, type SummedLine } from './check-subtotals.ts'

const line = (kind: SummedLine['kind'], row: number, millions: bigint): SummedLine => ({
  kind,
  row,
  label: kind === 'subtotal' ? 'Tổng cộng' : '',
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
