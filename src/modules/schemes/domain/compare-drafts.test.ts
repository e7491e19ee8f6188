import { expect, test } from 'vitest'
import { aScheme } from '../testing.ts'
import { compareDrafts } from './compare-drafts.ts'

test('a scheme does not differ from itself, however its quantities are written', () => {
  const outputs = (planned: string) => [{ indicator: 'C02', planned, actual: null }]
  expect(
    compareDrafts(aScheme({ outputs: outputs('12.5') }), aScheme({ outputs: outputs('12.50') })),
  ).toEqual([])
})

test('each field that differs is named with both values', () => {
  const stored = aScheme()
  const entered = aScheme({
    title: 'Tên khác',
    money: [{ source: 'provincial', plannedDong: 1n, actualDong: 2n }],
  })
  expect(compareDrafts(stored, entered)).toEqual([
    { field: 'title', stored: stored.title, entered: 'Tên khác' },
    { field: 'money.provincial.plannedDong', stored: '200000000', entered: '1' },
    { field: 'money.provincial.actualDong', stored: null, entered: '2' },
  ])
})

test('a source or an output of which no amount is known is missed when it is left out', () => {
  const named = aScheme({
    money: [{ source: 'provincial', plannedDong: null, actualDong: null }],
    outputs: [{ indicator: 'C02', planned: null, actual: null }],
  })
  const without = aScheme({ money: [], outputs: [] })
  expect(compareDrafts(named, without)).toEqual([
    { field: 'money.provincial', stored: 'true', entered: 'false' },
    { field: 'outputs.C02', stored: 'true', entered: 'false' },
  ])
  expect(compareDrafts(without, aScheme())).toEqual([
    { field: 'money.provincial.plannedDong', stored: null, entered: '200000000' },
  ])
})
