import { expect, test } from 'vitest'
import { aReport, aSchemeFact, theSouth } from '#modules/reports/testing.ts'
import { billionsText } from './billions-text.ts'
import { barsOf, slopeOf } from './charts.ts'

const report = aReport(theSouth(2014))

test('the slope of 2014 calls 2013 carried out and 2014 planned, and no programme either', () => {
  const { fromStage, toStage, rows } = slopeOf(report, 'vi')
  expect([fromStage, toStage]).toEqual(['thực hiện', 'kế hoạch'])
  expect(rows.map(({ label }) => label).join()).not.toMatch(/kế hoạch|thực hiện/)
  expect(rows[0]).toMatchObject({ from: 54.06, to: 63.335, isMain: true })
})

test('a year nothing is reported of has no status', () => {
  expect(slopeOf(aReport(theSouth(2008)), 'vi')).toEqual({ rows: [] })
})

test('one point makes no slope: of Đồng Nai only the plan of 2013 is known', () => {
  const asked = { scope: { kind: 'province63', code: '75' } as const, year: 2014 }
  expect(slopeOf(aReport(asked), 'vi')).toEqual({ rows: [] })
})

test('63,335 tỷ is not rounded to 63,34 in a chart', () => {
  expect(billionsText(63.335, 'vi')).toBe('63,335')
  expect(billionsText(13.877 + 49.49, 'vi')).toBe('63,367')
})

test('money of an unknown source is a part of the bar, so that the bar is all the money', () => {
  const facts = [
    aSchemeFact({ plannedDong: 5_000_000_000n }),
    aSchemeFact({ source: 'national', plannedDong: 3_000_000_000n }),
    aSchemeFact({ source: 'unknown', plannedDong: 2_000_000_000n }),
  ]
  const { series, groups } = barsOf(
    aReport(theSouth(2014), { schemeFacts: facts }),
    'schemes',
    'vi',
  )
  expect(series.at(-1)).toBe('chưa rõ nguồn')
  expect(groups).toEqual([{ label: 'Kế hoạch 2014', values: [3, null, 2] }])
})

test('where all money has a source there is no part for an unknown one', () => {
  expect(barsOf(report, 'reported', 'vi').series).toHaveLength(2)
})
