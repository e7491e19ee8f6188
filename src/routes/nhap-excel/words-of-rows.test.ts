import { expect, test } from 'vitest'
import type { ImportSummary } from '#modules/imports/model.ts'
import { headline } from './[batch]/headline.ts'
import { askedBy, tabLinks, tabOf } from './[batch]/tabs.ts'
import { decisionWords, stateWords } from './tones.ts'

const summary: ImportSummary = {
  counts: { take: 12, reject: 3, duplicate: 2, unchanged: 4, left: 1 },
  bySeverity: { error: 5, warning: 7, remark: 0 },
  byCode: {},
  withOneFix: {},
  toLookAt: 6,
  sheetProblems: [],
  subtotals: 5,
  sheets: [],
  readMs: 1,
}
const none = { take: 0, reject: 0, duplicate: 0, unchanged: 0, left: 0 }

test('a row that can be entered is called entered only once it is, and not when its import was undone or dropped', () => {
  const words = (state: 'preview' | 'taken' | 'undone', taken: number | null) =>
    decisionWords('take', { state, taken })
  expect(words('preview', null)).toBe('Nhập được')
  expect(words('taken', 1)).toBe('Đã nhập')
  expect(words('undone', 1)).toBe('Đã hoàn tác')
  expect(words('undone', null)).toBe('Không nhập')
  expect(decisionWords('reject', { state: 'taken', taken: 1 })).toBe('Có lỗi')
  expect(decisionWords('left', { state: 'undone', taken: 1 })).toBe('Đã bỏ')
})

test('an import given up before anything was entered was dropped, not undone', () => {
  expect(stateWords({ state: 'undone', taken: null })).toBe('Đã bỏ')
  expect(stateWords({ state: 'undone', taken: 0 })).toBe('Đã hoàn tác')
  expect(stateWords({ state: 'taken', taken: 3 })).toBe('Đã nhập')
})

test('each number of the headline is that of the tab it opens, with twins and checked sums beside', () => {
  const stats = headline('b', summary)
  expect(stats.map(({ value, href, note }) => [value, href, note])).toEqual([
    ['12', '/nhap-excel/b?xem=nhap-duoc', undefined],
    ['3', '/nhap-excel/b?xem=co-loi', 'và 2 dòng trùng trong tệp'],
    ['4', '/nhap-excel/b?xem=da-co', undefined],
    ['6', '/nhap-excel/b?xem=can-xem', '5 dòng cộng đã đối chiếu'],
  ])
  const counted = new Map(tabLinks('b', summary).map(({ href, count }) => [href, String(count)]))
  for (const { href, value } of stats) expect(counted.get(href ?? '')).toBe(value)
  const empty = headline('b', { ...summary, counts: none, toLookAt: 0, subtotals: 0 })
  expect(empty.map(({ href, note }) => [href, note])).toEqual(Array(4).fill([undefined, undefined]))
})

test('the tabs are those that hold rows, and all rows are every row', () => {
  expect(tabLinks('b', summary).map(({ label, count }) => [label, count])).toEqual([
    ['Có lỗi', 3],
    ['Cần xem', 6],
    ['Nhập được', 12],
    ['Trùng trong tệp', 2],
    ['Đã có trong sổ', 4],
    ['Đã bỏ', 1],
    ['Tất cả', 22],
  ])
  expect(tabLinks('b', { ...summary, counts: none, toLookAt: 0 })).toEqual([])
})

test('what needs a person is shown first: errors, then what is to be looked at, then good rows', () => {
  const shown = (counts: Partial<typeof none>, toLookAt: number) =>
    tabOf(null, { ...summary, counts: { ...none, ...counts }, toLookAt })
  expect(shown({ reject: 1, take: 9 }, 5)).toBe('co-loi')
  expect(shown({ take: 9 }, 5)).toBe('can-xem')
  expect(shown({ take: 9 }, 0)).toBe('nhap-duoc')
  expect(shown({ unchanged: 9 }, 0)).toBe('tat-ca')
  expect(tabOf('trung', summary)).toBe('trung')
  expect(tabOf('toString', summary)).toBe('co-loi')
  expect(askedBy('da-bo')).toBe('left')
})
