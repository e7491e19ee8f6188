import { expect, test } from 'vitest'
import type { ReportFigure } from '../model.ts'
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

const report = aReport(theSouth(2014))
const planned = report.figures.find(({ id }) => id === 'F0014')

/** A side of the South in 2014 with nothing but these figures, each like its planned money unless said otherwise. */
function only(...figures: readonly Partial<ReportFigure>[]) {
  if (!planned) throw new Error('no planned money')
  const made = figures.map((figure, n) => ({ ...planned, id: `X${n}`, ...figure }))
  return { report: { ...report, figures: made }, statuses: null }
}

const share = { indicator: 'M04', unit: '%', amountDong: null }
const workers = { indicator: 'E01', unit: 'lao động', amountDong: null }

test('what was carried out goes before what was planned, whichever was printed first', () => {
  const [actual, plan] = [{ status: 'actual' }, { status: 'plan' }] as const
  for (const side of [only(plan, actual), only(actual, plan)])
    expect(comparison(side, side).map(({ first }) => first?.status)).toEqual(['actual'])
})

test('of a rate the points are told, not percent of a percent', () => {
  const rows = comparison(only({ ...share, value: '2.1' }), only({ ...share, value: '17.16' }))
  expect(rows).toMatchObject([{ difference: '15.06', percent: null }])
})

test('from nothing there is a difference and no percent', () => {
  const rows = comparison(only({ ...workers, value: '0' }), only({ ...workers, value: '40' }))
  expect(rows).toMatchObject([{ difference: '40', percent: null }])
})

test('numbers of different units are shown and not subtracted', () => {
  const other = { ...workers, unit: 'lớp' }
  const rows = comparison(only({ ...workers, value: '30' }), only({ ...other, value: '40' }))
  expect(rows).toMatchObject([
    { first: { value: '30' }, second: { value: '40' }, difference: null, percent: null },
  ])
})

test('other years, parts of the whole and computed figures stay out', () => {
  const none = only(
    {
      period: {
        ...report.figures[0]?.period,
        kind: 'year',
        label: '2013',
        start: null,
        end: null,
        year: 2013,
      },
    },
    { scope: { kind: 'province63', code: '79', name: 'Thành phố Hồ Chí Minh' } },
    { origin: 'computed' },
  )
  expect(comparison(none, none)).toEqual([])
})

test('tiers, parts and origins each have a row of their own', () => {
  const side = only({}, { tier: 'national' }, { dimension: 'machinery' }, { origin: 'schemes' })
  expect(comparison(side, side).map(({ first }) => first?.id)).toEqual(['X0', 'X1', 'X2', 'X3'])
})
