import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalText } from '#core/decimal.ts'
import { tidyText } from './cell-text.ts'
import type { GridCell } from './grid.ts'
import { unitIn, unitOfHeading, unitOfLine } from './money-units.ts'
import { readDay } from './read-day.ts'
import { readMoneyText, vietnameseNumber } from './read-money.ts'
import { readNumber, styleOfColumn } from './read-number.ts'
import { readYears } from './read-year.ts'
import { isSubtotalLabel } from './line-kind.ts'
import { isYes, statusIn } from './words.ts'

const text = (value: string): GridCell => ({ col: 0, type: 'text', value })
const dongOf = (value: string, style?: 'vi' | 'en') => {
  const reading = readMoneyText(value, 'million', style)
  return reading.kind === 'amount' ? reading.dong : reading.kind
}

test('a number is read in both styles', () => {
  const read = (value: string, style?: 'vi' | 'en') => {
    const reading = readNumber(value, style)
    return reading && decimalText(reading.value)
  }
  expect(read('1.234,5')).toBe('1234.5')
  expect(read('1,234.5')).toBe('1234.5')
  expect(read('1 234 567')).toBe('1234567')
  expect(read('1.234.567')).toBe('1234567')
  expect(read('1,234,567')).toBe('1234567')
  expect(read('0,5')).toBe('0.5')
  expect(read('0.5')).toBe('0.5')
  expect(read('0.125')).toBe('0.125')
  expect(read('(300)')).toBe('-300')
  expect(read('1.234', 'vi')).toBe('1234')
  expect(read('1.234', 'en')).toBe('1.234')
  expect(read('1,234', 'en')).toBe('1234')
  expect(read('1,234', 'vi')).toBe('1.234')
  for (const bad of ['', 'abc', '1.2.3', '1,2,3', '12.34,5', '--1', '1e5'])
    expect(read(bad)).toBeUndefined()
})

test('a lone group of three after a comma has two readings, and says so', () => {
  expect(readNumber('1,234', undefined)?.other).toBeDefined()
  expect(readNumber('1.234', undefined)?.other).toBeUndefined()
  expect(styleOfColumn(['300', '1,234', '1.250,5'])).toBe('vi')
  expect(styleOfColumn(['300', '1,234', '1,250.5'])).toBe('en')
  expect(styleOfColumn(['300', '1,234'])).toBeUndefined()
})

test('every amount is read back as it was written, in either style', () => {
  const amounts = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 13n }), fc.integer({ min: 0, max: 6 }))
  fc.assert(
    fc.property(amounts, ([units, scale]) => {
      const vi = vietnameseNumber({ units, scale })
      const en = vi.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'))
      const dong = dongOf(vi, 'vi')
      expect(dongOf(en, 'en')).toBe(dong)
      expect(dong).toBe((units * 1_000_000n) / 10n ** BigInt(scale))
    }),
  )
})

test('an amount that names its unit is read in it', () => {
  expect(dongOf('300 tr')).toBe(300_000_000n)
  expect(dongOf('300tr')).toBe(300_000_000n)
  expect(dongOf('1,2 tỷ')).toBe(1_200_000_000n)
  expect(dongOf('1 tỷ 200 triệu')).toBe(1_200_000_000n)
  expect(dongOf('200.000.000đ')).toBe(200_000_000n)
  expect(dongOf('200.000.000 VNĐ')).toBe(200_000_000n)
  expect(dongOf('150.000 nghìn đồng')).toBe(150_000_000n)
  expect(dongOf('300 triệu đồng')).toBe(300_000_000n)
})

test('what is no amount is never read as one', () => {
  for (const bad of [
    '300 máy',
    '2oo',
    'ba trăm',
    '300 triệu nhé bạn',
    '12/2018',
    '300-400',
    '300 triệu/máy',
    '50%',
  ]) {
    expect(dongOf(bad), bad).toBe('unreadable')
  }
})

test('units are known by all the words offices use', () => {
  expect(['tr.đ', 'Triệu đồng', 'trđ', 'TRIỆU ĐỒNG', 'tr. đồng'].map(unitIn)).toEqual(
    Array(5).fill('million'),
  )
  expect(['đồng', 'VNĐ', 'đ'].map(unitIn)).toEqual(Array(3).fill('dong'))
  expect(['nghìn đồng', '1.000 đồng', 'ngàn đồng', '1000đ'].map(unitIn)).toEqual(
    Array(4).fill('thousand'),
  )
  expect(['tỷ đồng', 'tỉ đồng'].map(unitIn)).toEqual(Array(2).fill('billion'))
  expect(unitOfLine('Đơn vị tính: triệu đồng')).toBe('million')
  expect(unitOfLine('ĐVT: 1.000 đồng')).toBe('thousand')
  expect(unitOfLine('(Đơn vị: đồng)')).toBe('dong')
  expect(unitOfLine('Đơn vị thực hiện: Trung tâm Khuyến công')).toBeUndefined()
  expect(unitOfHeading('Kinh phí (tr.đ)')).toBe('million')
  expect(unitOfHeading('Kinh phí hỗ trợ')).toBeUndefined()
})

test('years are read as offices write them', () => {
  const years = (value: string) => {
    const reading = readYears(text(value))
    return reading.kind === 'years' ? [reading.from, reading.to] : reading.kind
  }
  expect(years('2014')).toEqual([2014, 2014])
  expect(years('Năm 2014')).toEqual([2014, 2014])
  expect(years('2019-2020')).toEqual([2019, 2020])
  expect(years('2019 – 2020')).toEqual([2019, 2020])
  expect(years('2019-20')).toEqual([2019, 2020])
  expect(years('từ 3/2014 đến 12/2015')).toEqual([2014, 2015])
  expect(years('2.014')).toEqual([2014, 2014])
  expect(years('chưa rõ')).toBe('unknown')
  expect(years('năm ngoái')).toBe('unreadable')
  expect(years('0214')).toBe('impossible')
  expect(readYears({ col: 0, type: 'date', value: '2014-12-31' })).toEqual({
    kind: 'years',
    from: 2014,
    to: 2014,
  })
})

test('days are read from text, dates and serial numbers', () => {
  expect(readDay(text('29/5/2014'))).toBe('2014-05-29')
  expect(readDay(text('ngày 01 tháng 02 năm 2019'))).toBe('2019-02-01')
  expect(readDay(text('29.05.14'))).toBe('2014-05-29')
  expect(readDay({ col: 0, type: 'number', value: 41788 })).toBe('2014-05-29')
  expect(readDay(text('31/02/2014'))).toBeUndefined()
})

test('rows of sums are told from schemes that only sound like them', () => {
  for (const label of [
    'Cộng',
    'Tổng cộng',
    'TỔNG SỐ',
    'Cộng tỉnh Bến Tre',
    'Tổng cộng (I+II)',
    'Cộng I',
    'Tổng',
    'Cộng nhóm A',
  ]) {
    expect(isSubtotalLabel(label), label).toBe(true)
  }
  for (const title of [
    'Tổng kết công tác khuyến công',
    'Cộng đồng doanh nghiệp',
    'Tổng hợp nhu cầu máy móc',
    'Công ty TNHH Tổng Cộng',
  ]) {
    expect(isSubtotalLabel(title), title).toBe(false)
  }
})

test('every letter comes out composed, alone in its spaces and without invisible signs', () => {
  const signs = Array.from({ length: 0x2100 }, (_, code) => String.fromCodePoint(code))
  for (const sign of signs) {
    const tidy = tidyText(`a${sign}b`)
    expect(tidy).toBe(tidy.normalize('NFC'))
    expect(tidy).not.toMatch(/[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064]|[^\S ]/)
  }
  expect(['e\u0302\u0301', ' a', 'a ', 'a  b', 'a\u00a0b', 'đề án'].map(tidyText)).toEqual([
    'ế',
    'a',
    'a',
    'a b',
    'a b',
    'đề án',
  ])
})

test('what was not begun is in the plan, and what will not be done is stopped', () => {
  expect(['Chưa triển khai', 'chưa thực hiện'].map(statusIn)).toEqual(['inPlan', 'inPlan'])
  expect(['Không thực hiện', 'không triển khai'].map(statusIn)).toEqual(['stopped', 'stopped'])
  expect(['Đang triển khai', 'Đã thực hiện'].map(statusIn)).toEqual(['implementing', 'accepted'])
})

test('a mark says yes, and a word for no does not', () => {
  expect(['x', 'X', 'có', '✓'].map(isYes)).toEqual([true, true, true, true])
  expect(['không', '-', '0', ''].map(isYes)).toEqual([false, false, false, false])
})
