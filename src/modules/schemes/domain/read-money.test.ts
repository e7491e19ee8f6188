import { expect, test } from 'vitest'
import { readMoney } from './read-money.ts'

test('money is read in the ways offices write it', () => {
  expect(readMoney('1.500.000.000')).toBe(1_500_000_000n)
  expect(readMoney('1500000000 đồng')).toBe(1_500_000_000n)
  expect(readMoney('1,5 tỷ')).toBe(1_500_000_000n)
  expect(readMoney('13,877 tỷ đồng')).toBe(13_877_000_000n)
  expect(readMoney('300 tr.đ')).toBe(300_000_000n)
  expect(readMoney('1.779,97 triệu đồng')).toBe(1_779_970_000n)
  expect(readMoney('102.25 triệu')).toBe(102_250_000n)
  expect(readMoney('235.800.000 đồng')).toBe(235_800_000n)
})

test('an empty field and "chưa rõ" are unknown, which is not zero', () => {
  expect(readMoney('  ')).toBeNull()
  expect(readMoney('Chưa rõ')).toBeNull()
  expect(readMoney('0')).toBe(0n)
})

test('an amount in tỷ and triệu together is their sum', () => {
  for (const typed of ['2 tỷ 350 triệu', '2 tỉ 350 tr', '2 TỶ đồng 350 triệu đồng', '2tỷ350tr'])
    expect(readMoney(typed), typed).toBe(2_350_000_000n)
})

test('what is no amount in tỷ and triệu is refused, not half read', () => {
  for (const typed of ['2 tỷ 350', '2 tỷ 1.350 triệu', '2 tỷ 350 triệu nhé', '350 triệu 2 tỷ'])
    expect(readMoney(typed), typed).toBeUndefined()
})

test('what is not money, or not whole đồng, is not read', () => {
  for (const text of ['abc', '12 quả', '-5 triệu', '1,2,3 tỷ', '0,5 đồng'])
    expect(readMoney(text)).toBeUndefined()
})
