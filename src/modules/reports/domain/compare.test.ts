import { expect, test } from 'vitest'
import { aReport, theSouth } from '../testing.ts'
import { comparison } from './compare.ts'

const year = (of: number) => ({ report: aReport(theSouth(of)), statuses: null })

test('a measure that one year lacks stays unknown, not zero', () => {
  const workers = comparison(year(2013), year(2014)).find(
    ({ label }) => label.en === 'Workers trained',
  )
  expect(workers).toMatchObject({
    first: { value: '3324' },
    second: null,
    difference: null,
    percent: null,
  })
})

test('without chosen statuses each year gives its firmest figure: carried out in 2013, planned for 2014', () => {
  const money = comparison(year(2013), year(2014)).find(
    ({ tier, first }) => tier === 'total' && first?.id === 'F0001',
  )
  expect(money).toMatchObject({
    first: { value: '54.06', status: 'actual' },
    second: { id: 'F0014', value: '63.335', status: 'plan' },
    label: { vi: 'Kinh phí' },
    difference: '9275000000',
    percent: '17.16',
  })
})

test('plan and carried out are compared within one programme', () => {
  const report = aReport({ scope: { kind: 'region', code: 'MTTN' }, year: 2024 })
  const rows = comparison({ report, statuses: ['plan'] }, { report, statuses: ['actual'] })
  expect(rows.find(({ tier }) => tier === 'local')).toMatchObject({
    percent: '-15.94',
    difference: '-8291000000',
  })
})

test('reported figures and the register are never in one row', () => {
  for (const { origin, first, second } of comparison(year(2013), year(2014))) {
    expect(new Set([origin, first?.origin ?? origin, second?.origin ?? origin]).size).toBe(1)
  }
})
