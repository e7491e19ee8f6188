import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal } from '../decimal.ts'
import { averageMoney, moneyText, printedMoney, roundedMoney } from './money.ts'
import { countText, numberText, percentText } from './number.ts'
import {
  enumerated,
  growthPercent,
  growthPhrase,
  listed,
  orUnknown,
  perUnit,
  qualified,
} from './phrase.ts'
import { figure, figuresOf, paragraph, say, sentence, textOf } from './run.ts'

const province = { vi: 'tỉnh, thành phố', en: { one: 'province', many: 'provinces' } }
const scheme = { vi: 'đề án', en: { one: 'scheme', many: 'schemes' } }

test('numbers are grouped with dots and their decimals follow a comma', () => {
  expect(numberText('vi', decimal('1234.56'))).toBe('1.234,56')
  expect(numberText('vi', decimal('-1234567.10'))).toBe('-1.234.567,10')
  expect(numberText('vi', 3324)).toBe('3.324')
  expect(numberText('en', 1234567n)).toBe('1,234,567')
  expect(percentText('vi', decimal('17.16'))).toBe('17,16%')
})

test('a number read back from prose is the same number', () => {
  fc.assert(
    fc.property(
      fc.bigInt(-(10n ** 20n), 10n ** 20n),
      fc.integer({ min: 0, max: 9 }),
      (units, scale) => {
        const text = numberText('vi', { units, scale }).replaceAll('.', '').replace(',', '.')
        expect(decimal(text)).toEqual({ units, scale })
      },
    ),
  )
})

test('reported money keeps every digit that was printed', () => {
  expect(printedMoney('vi', decimal('63.335'), 'tyDong')).toBe('63,335 tỷ đồng')
  expect(printedMoney('vi', decimal('7.50'), 'tyDong')).toBe('7,50 tỷ đồng')
  expect(printedMoney('en', decimal('13877'), 'trieuDong')).toBe('13,877 million dong')
})

test('computed money is said in the largest unit that loses nothing', () => {
  expect(moneyText('vi', 63_367_000_000n)).toBe('63,367 tỷ đồng')
  expect(moneyText('vi', 63_367_500_000n)).toBe('63.367,5 triệu đồng')
  expect(moneyText('vi', 63_367_500_123n)).toBe('63.367.500.123 đồng')
  expect(moneyText('vi', 200_000_000n)).toBe('200 triệu đồng')
  expect(moneyText('vi', 0n)).toBe('0 đồng')
  expect(moneyText('vi', -32_000_000n)).toBe('-32 triệu đồng')
})

test('an average is rounded for reading, and there is none among nobody', () => {
  expect(averageMoney('vi', 63_335_000_000n, 20)).toBe('3,17 tỷ đồng')
  expect(averageMoney('vi', 63_335_000_000n, 0)).toBeNull()
  expect(roundedMoney('en', 186_277_000n, 1)).toBe('186.3 million dong')
})

test('counts carry their noun, in English in its right form', () => {
  expect(countText('vi', 3324, { vi: 'lao động', en: { one: 'worker', many: 'workers' } })).toBe(
    '3.324 lao động',
  )
  expect(countText('en', 1, scheme)).toBe('1 scheme')
  expect(countText('en', 0, scheme)).toBe('0 schemes')
})

test('growth is a rise, a fall or no change, and unknown is said', () => {
  const said = (percent: string | null) =>
    textOf(
      growthPhrase('vi', {
        percent: percent === null ? null : decimal(percent),
        against: 'năm 2012',
      }),
    )
  expect(said('2.1')).toBe('tăng 2,1% so với năm 2012')
  expect(said('-0.5')).toBe('giảm 0,5% so với năm 2012')
  expect(said('0.0')).toBe('không đổi so với năm 2012')
  expect(said(null)).toBe('chưa rõ mức tăng, giảm so với năm 2012')
  expect(textOf(growthPhrase('en', { percent: decimal('2.1'), against: '2012' }))).toBe(
    'up 2.1% on 2012',
  )
})

test('growth is computed from the two amounts and is unknown when there was nothing before', () => {
  expect(growthPercent(decimal('54.06'), decimal('63.335'), 2)).toEqual(decimal('17.16'))
  expect(growthPercent(decimal('10000'), decimal('10001'), 1)).toEqual(decimal('0.01'))
  expect(growthPercent(decimal('0'), decimal('1'), 1)).toBeNull()
  expect(growthPercent(null, decimal('1'), 1)).toBeNull()
})

test('lists end with “và”, long ones are parted by semicolons', () => {
  expect(textOf(listed('vi', []))).toBe('')
  expect(textOf(listed('vi', ['Long An']))).toBe('Long An')
  expect(textOf(listed('vi', ['Long An', 'Bến Tre']))).toBe('Long An và Bến Tre')
  expect(textOf(listed('vi', ['Long An', 'Bến Tre', 'Cà Mau']))).toBe('Long An, Bến Tre và Cà Mau')
  expect(textOf(listed('en', ['A', 'B', 'C']))).toBe('A, B and C')
  expect(textOf(enumerated([['một, hai'], 'ba']))).toBe('một, hai; ba')
})

test('qualifiers and the unknown are words', () => {
  expect(textOf(qualified('vi', 'moreThan', '54 tỷ đồng'))).toBe('hơn 54 tỷ đồng')
  expect(textOf(qualified('vi', null, '54 tỷ đồng'))).toBe('54 tỷ đồng')
  expect(textOf(orUnknown('vi', null))).toBe('chưa rõ')
  expect(textOf(perUnit('vi', '3,17 tỷ đồng', province))).toBe(
    'bình quân 3,17 tỷ đồng/tỉnh, thành phố',
  )
  expect(textOf(perUnit('en', '3.17 billion dong', province))).toBe(
    'an average of 3.17 billion dong per province',
  )
})

test('the sentence on the southern plan of 2014 reads as officials write it, with each number open to its figure', () => {
  const total = figure('F1', printedMoney('vi', decimal('63.335'), 'tyDong'))
  const growth = growthPhrase('vi', {
    percent: decimal('17.16'),
    against: 'năm 2013',
    figureId: 'F2',
  })
  const said = sentence(say`năm ${2014}, tổng kinh phí kế hoạch là ${total} (${growth})`)
  expect(textOf(said)).toBe(
    'Năm 2014, tổng kinh phí kế hoạch là 63,335 tỷ đồng (tăng 17,16% so với năm 2013).',
  )
  expect(figuresOf(said)).toEqual(['F1', 'F2'])
  expect(said).toHaveLength(5)
})

test('a sentence gets a capital and one full stop, a paragraph a space between', () => {
  expect(textOf(sentence(['đến nay chưa có số liệu…']))).toBe('Đến nay chưa có số liệu…')
  expect(sentence([])).toEqual([])
  expect(textOf(paragraph([sentence(['một']), [], sentence(['hai'])]))).toBe('Một. Hai.')
})
