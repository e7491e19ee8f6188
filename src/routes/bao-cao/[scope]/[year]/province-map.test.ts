import { expect, test } from 'vitest'
import { aReport, aSchemeFact, theSouth } from '#modules/reports/testing.ts'
import { provinceMap } from './province-map.ts'

test('the map paints the old An Giang with its own 200 million, once, when the whole has more', () => {
  const facts = [
    aSchemeFact({ year: 2018, place: { list: 63, code: '89' }, plannedDong: 200_000_000n }),
    aSchemeFact({ year: 2018, place: { list: 63, code: '91' }, plannedDong: 150_000_000n }),
  ]
  const asked = { scope: { kind: 'province34', code: '91' } as const, year: 2018 }
  const map = provinceMap(aReport(asked, { figures: [], schemeFacts: facts }), 'vi')
  const painted = map?.areas.filter(({ value }) => value !== null)
  expect(painted?.map(({ code, value }) => [code, value])).toEqual([
    ['89', 200_000_000],
    ['91', 150_000_000],
  ])
})

test('a province known in part is marked as such on the map', () => {
  const map = provinceMap(aReport(theSouth(2014, 'today')), 'vi')
  expect(map?.areas.find(({ name }) => name === 'Hồ Chí Minh')?.label).toMatch(
    /^ít nhất .* \(1 trên 3 tỉnh cũ\)$/,
  )
})
