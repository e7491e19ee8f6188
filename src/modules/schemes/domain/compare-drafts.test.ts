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
