import { expect, test } from 'vitest'
import { textOf } from '#core/prose/run.ts'
import { aReport, theSouth } from '../testing.ts'
import { writeProse } from './prose/write-prose.ts'
import { provinceTable } from './tables/province-table.ts'

const report = aReport(theSouth(2014, 'today'))
const table = provinceTable(report)
const rowOf = (name: string) =>
  table.rows.find(({ cells: [head] }) => head && 'text' in head && head.text.vi.startsWith(name))

test('a province of today with one former province of three known says so, and its sum is a least amount', () => {
  const [head, money] = rowOf('Hồ Chí Minh')?.cells ?? []
  expect(head).toMatchObject({ text: { vi: 'Hồ Chí Minh (1 trên 3 tỉnh cũ có số báo cáo)' } })
  expect(money).toMatchObject({ value: '11420', qualifier: 'ít nhất' })
  expect(money).toMatchObject({
    note: { vi: expect.stringContaining('1 trên 3 tỉnh cũ') as string },
  })
})

test('the total says how many of its provinces are known in part', () => {
  expect(table.total?.cells[1]).toMatchObject({
    value: '17420',
    qualifier: 'ít nhất',
    note: { vi: '2 trên 8 tỉnh có số liệu, trong đó 2 tỉnh chưa đủ các tỉnh cũ' },
  })
})

test('a sentence on the sum of today’s provinces counts the former ones', () => {
  const said = writeProse(aReport(theSouth(2012, 'today')), 'vi').sections.flatMap(({ parts }) =>
    parts.flatMap(({ paragraphs }) => paragraphs.map(({ runs }) => textOf(runs))),
  )
  expect(said.join(' ')).toMatch(
    /Kế hoạch kinh phí năm 2013 của 2 trên \d+ tỉnh cũ có số liệu cộng lại là ít nhất 17,42 tỷ đồng/,
  )
})
