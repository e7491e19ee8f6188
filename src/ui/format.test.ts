import { expect, it } from 'vitest'
import {
  formatDay,
  formatDong,
  formatInstant,
  formatMillions,
  formatMoney,
  formatNumber,
  formatOfficialDay,
  formatPercent,
} from './format.ts'

it('writes numbers with a dot for thousands and a comma for decimals', () => {
  expect(formatNumber(1234.56, { locale: 'vi' })).toBe('1.234,56')
  expect(formatNumber('1234.56', { locale: 'en' })).toBe('1,234.56')
  expect(formatPercent(0.1234, { locale: 'vi' })).toBe('12,3%')
})

it('keeps every đồng of an amount larger than a float can hold', () => {
  expect(formatDong(9_007_199_254_740_993n, 'vi')).toBe('9.007.199.254.740.993\u00a0đ')
  expect(formatMillions(9_007_199_254_740_993_000_001n, 'vi')).toBe('9.007.199.254.740.993')
})

it('says an amount in the unit an office would use', () => {
  expect(formatMoney(950_000n, 'vi')).toBe('950.000\u00a0đ')
  expect(formatMoney(350_500_000n, 'vi')).toBe('350,5\u00a0tr.đ')
  expect(formatMoney(63_367_000_000n, 'vi')).toBe('63,367\u00a0tỷ đồng')
  expect(formatMillions(63_367_000_000n, 'vi')).toBe('63.367')
  expect(formatMoney(-1_500_000_000n, 'en')).toBe('-1.5\u00a0bn VND')
})

it('never shows what is not known as zero', () => {
  expect([formatMoney(null, 'vi'), formatNumber(undefined, { locale: 'vi' })]).toEqual([
    'chưa rõ',
    'chưa rõ',
  ])
})

it('writes days as offices and papers do', () => {
  expect(formatDay('2026-11-05', 'vi')).toBe('05/11/2026')
  expect(formatOfficialDay('2026-11-05', 'vi')).toBe('ngày 05 tháng 11 năm 2026')
  expect(formatOfficialDay('2026-02-15', 'vi')).toBe('ngày 15 tháng 02 năm 2026')
  expect(formatOfficialDay('2026-11-05', 'en')).toBe('5 November 2026')
})

it('puts an instant on the clock of Vietnam', () => {
  expect(formatInstant(new Date('2026-11-05T18:05:00Z'), 'vi')).toBe('01:05, 06/11/2026')
})
