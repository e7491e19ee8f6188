import { expect, it } from 'vitest'
import { readDong } from './read-dong.ts'

it.each([
  ['1.250.000', 1_250_000n],
  ['1250000', 1_250_000n],
  ['1 250 000 đ', 1_250_000n],
  ['350 tr', 350_000_000n],
  ['350,5 triệu đồng', 350_500_000n],
  ['1,2 tỷ', 1_200_000_000n],
  ['0', 0n],
])('reads %s', (text, amount) => {
  expect(readDong(text)).toBe(amount)
})

it.each(['', 'chưa rõ', '1.25', '1,5', '12.34.567', '-5', '3 tạ'])(
  'does not guess at "%s"',
  (text) => {
    expect(readDong(text)).toBeUndefined()
  },
)
