import { expect, test } from 'vitest'
import { aReport, aSchemeFact, theSouth } from '../../testing.ts'
import { reportTables } from './report-tables.ts'

const facts = [
  aSchemeFact({ schemes: 3, plannedKnown: 3 }),
  aSchemeFact({ year: 2015, schemes: 1, fundTier: 'local' }),
]
const tables = reportTables(aReport(theSouth(2014), { figures: [], schemeFacts: facts }), [])
const cellsOf = (id: string) => {
  const table = tables.find((each) => each.id === id)
  return (
    table && [
      table.columns.map(({ title }) => title.vi),
      ...table.rows.map(({ cells }) =>
        cells.map((cell) => cell && ('value' in cell ? cell.value : cell.text.vi)),
      ),
    ]
  )
}

test('schemes on the register are counted as on the register, never as carried out', () => {
  expect(cellsOf('de-an')).toBeUndefined()
  expect(cellsOf('de-an-trong-so')).toEqual([
    ['Nguồn', 'Có trong sổ 2013', 'Có trong sổ 2014', 'Có trong sổ 2015'],
    ['Tổng số', null, '3', '1'],
    ['Khuyến công quốc gia', null, '3', null],
    ['Khuyến công địa phương', null, null, '1'],
  ])
})

test('the table of the register says that it counts schemes of every state', () => {
  const table = tables.find(({ id }) => id === 'de-an-trong-so')
  expect(table?.title.vi).toBe('Số đề án có trong sổ theo nguồn, ở mọi trạng thái, kể cả chưa rõ')
})
