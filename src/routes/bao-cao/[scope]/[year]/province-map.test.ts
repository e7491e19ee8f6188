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
  const city = map?.areas.find(({ name }) => name === 'Hồ Chí Minh')
  expect(city?.label).toMatch(/^ít nhất .* \(1 trên 3 tỉnh cũ\)$/)
  expect(city?.isPartial).toBe(true)
})

test('the map shows the report’s own year, with few provinces, before another with more', () => {
  const facts = [aSchemeFact({ year: 2014, place: { list: 63, code: '79' } })]
  const map = provinceMap(aReport(theSouth(2014), { schemeFacts: facts }), 'vi')
  expect(map?.title).toBe('Kế hoạch năm 2014: kinh phí, tổng số (tính từ sổ đề án)')
  expect(map?.note).toBe('1 trên 20 tỉnh, thành phố có số.')
})

test('a map of another year says so, and that the report’s own has no figure by province', () => {
  const map = provinceMap(aReport(theSouth(2014)), 'vi')
  expect(map?.title).toBe('Kế hoạch năm 2013: kinh phí, tổng số (số báo cáo)')
  expect(map?.note).toBe(
    'Năm 2014 chưa có số theo tỉnh nên bản đồ vẽ số của năm 2013. 2 trên 20 tỉnh, thành phố có số.',
  )
})
