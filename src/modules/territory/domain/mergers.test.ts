import { expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import { theRealTerritory } from '../testing.ts'
import { nameOn, provinceOf, provincesOf } from './gazetteer.ts'
import {
  isUnchanged,
  predecessorsOf,
  provinceOnDay,
  reusedCodes,
  successorOf,
  unitsOnDay,
} from './mergers.ts'

const territory = theRealTerritory()
const before = plainDate('2025-06-30')
const after = plainDate('2025-07-01')

test('there are 63 provinces, 696 districts, 34 provinces and 3.321 communes', () => {
  expect(provincesOf(territory, 63)).toHaveLength(63)
  expect(provincesOf(territory, 34)).toHaveLength(34)
  expect(territory.districts).toHaveLength(696)
  expect(territory.communes).toHaveLength(3321)
})

test('seven codes mean another province since 01/07/2025', () => {
  expect(
    reusedCodes(territory).map(({ was, is }) => `${was.code} ${was.name} → ${is.name}`),
  ).toEqual([
    '15 Yên Bái → Lào Cai',
    '24 Bắc Giang → Bắc Ninh',
    '44 Quảng Bình → Quảng Trị',
    '52 Bình Định → Gia Lai',
    '80 Long An → Tây Ninh',
    '82 Tiền Giang → Đồng Tháp',
    '91 Kiên Giang → An Giang',
  ])
})

test('every province of the 63 is part of exactly one of the 34, and no part is lost', () => {
  const parts = provincesOf(territory, 34).flatMap((province) =>
    predecessorsOf(territory, province),
  )
  expect(parts.map(({ code }) => code).sort()).toEqual(
    provincesOf(territory, 63)
      .map(({ code }) => code)
      .sort(),
  )
})

test('11 provinces were left as they were and 23 merged', () => {
  const unchanged = provincesOf(territory, 34).filter((province) =>
    isUnchanged(territory, province),
  )
  expect(unchanged).toHaveLength(11)
})

test('Bình Thuận and Đắk Nông are Lâm Đồng today', () => {
  expect(successorOf(territory, { list: 63, code: '60' }).name).toBe('Lâm Đồng')
  expect(predecessorsOf(territory, { list: 34, code: '68' }).map(({ name }) => name)).toEqual([
    'Bình Thuận',
    'Đắk Nông',
    'Lâm Đồng',
  ])
})

test('the unit in force changes with the night of 30/06/2025', () => {
  const binhDuong = { list: 63, code: '74' } as const
  expect(provinceOnDay(territory, binhDuong, before)?.fullName).toBe('Tỉnh Bình Dương')
  expect(provinceOnDay(territory, binhDuong, after)?.fullName).toBe('Thành phố Hồ Chí Minh')
  expect(provinceOnDay(territory, { list: 34, code: '79' }, before)).toBeUndefined()
  expect(unitsOnDay(territory, { list: 34, code: '79' }, before).map(({ code }) => code)).toEqual([
    '74',
    '77',
    '79',
  ])
})

test('Thừa Thiên Huế is a province until 31/12/2024 and the city of Huế since', () => {
  const hue = provinceOf(territory, { list: 63, code: '46' })
  expect(nameOn(hue, plainDate('2024-12-31')).fullName).toBe('Tỉnh Thừa Thiên Huế')
  expect(nameOn(hue, plainDate('2025-01-01')).fullName).toBe('Thành phố Huế')
  expect(nameOn(hue, plainDate('2000-01-01')).fullName).toBe('Tỉnh Thừa Thiên Huế')
})
