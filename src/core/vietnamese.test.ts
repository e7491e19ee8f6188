import { expect, test } from 'vitest'
import { normaliseVietnamese } from './vietnamese.ts'

test('a name is found without its marks, and đ as d', () => {
  expect(normaliseVietnamese('Gỗ sồi – Đắk  Lắk')).toBe('go soi dak lak')
})

test('composed and decomposed forms of a name are one', () => {
  const name = 'Thừa Thiên Huế, Bà Rịa-Vũng Tàu'
  expect(normaliseVietnamese(name.normalize('NFD'))).toBe(
    normaliseVietnamese(name.normalize('NFC')),
  )
})
