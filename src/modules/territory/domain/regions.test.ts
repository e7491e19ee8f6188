import { expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import { regionCodes } from '../model.ts'
import { theRealTerritory } from '../testing.ts'
import { regionInView, regionMembers, regionOnDay, resolveRegion } from './regions.ts'

const territory = theRealTerritory()
const before = plainDate('2025-06-30')
const after = plainDate('2025-07-01')
const sizes = (on: typeof before) =>
  regionCodes.map((region) => regionMembers(territory, region, on).length)

test('the regions hold 28, 15 and 20 provinces until 30/06/2025, and 15, 11 and 8 since', () => {
  expect(sizes(before)).toEqual([28, 15, 20])
  expect(sizes(after)).toEqual([15, 11, 8])
})

test('the region written on a province is the one its memberships say', () => {
  for (const province of territory.provinces) {
    const on = province.list === 63 ? before : after
    expect(regionOnDay(territory, province, on)).toBe(province.region)
  }
})

test('Thanh Hóa, Nghệ An and Hà Tĩnh went from the North to the Centre', () => {
  for (const code of ['38', '40', '42']) {
    expect(regionOnDay(territory, { list: 63, code }, before)).toBe('BAC')
    expect(regionOnDay(territory, { list: 63, code }, after)).toBe('MTTN')
  }
})

test('Bình Thuận counts in the South as it was and in the Centre on today’s map', () => {
  expect(regionInView(territory, { list: 63, code: '60' }, 'as-was')).toBe('NAM')
  expect(regionInView(territory, { list: 63, code: '60' }, 'today')).toBe('MTTN')
})

test('Lâm Đồng of today had no one region in 2014', () => {
  expect(regionOnDay(territory, { list: 34, code: '68' }, plainDate('2014-01-01'))).toBeUndefined()
})

test.each([
  ['Phía Nam', 'NAM'],
  ['các tỉnh phía Nam', 'NAM'],
  ['khu vực phía Bắc', 'BAC'],
  ['Miền Trung - Tây Nguyên', 'MTTN'],
  ['MIỀN TRUNG – TÂY NGUYÊN', 'MTTN'],
  ['cả nước', 'VN'],
  ['Quảng Nam', undefined],
])('%s is the region %s', (printed, expected) => {
  expect(resolveRegion(printed)).toBe(expected)
})
