import { expect, test } from 'vitest'
import { formTextOf, withSpareRows } from '#modules/schemes/model.ts'
import { readTyped } from './read-typed.ts'

const empty = formTextOf(null)
const withAmount = (planned: string) => ({
  ...empty,
  money: { ...empty.money, national: { planned, actual: '' } },
})

test('a result without an indicator is an error at its row, not a loss', () => {
  const outputs = withSpareRows([
    { indicator: '', planned: '12', actual: '' },
    { indicator: '', planned: '', actual: '7' },
  ])
  expect(readTyped({ ...empty, outputs }).nameless).toEqual([0, 1])
  expect(readTyped(empty).nameless).toEqual([])
})

test('an amount in tỷ and triệu together is their sum', () => {
  for (const typed of ['2 tỷ 350 triệu', '2 tỉ 350 tr', '2 TỶ đồng 350 triệu đồng', '2tỷ350tr'])
    expect(readTyped(withAmount(typed)).draft.money, typed).toEqual([
      { source: 'national', plannedDong: 2_350_000_000n, actualDong: null },
    ])
})

test('what is no amount in tỷ and triệu is refused, not half read', () => {
  for (const typed of ['2 tỷ 350', '2 tỷ 1.350 triệu', '2 tỷ 350 triệu nhé', '350 triệu 2 tỷ'])
    expect(readTyped(withAmount(typed)).unreadable, typed).toHaveLength(1)
})
