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

test('a long text and a foreign sign are read like any other', () => {
  const name = 'Bánh tráng Trảng Bàng, '
  expect(normaliseVietnamese(name.repeat(100))).toBe('banh trang trang bang '.repeat(100).trim())
  expect(normaliseVietnamese(`${name}№ 1²`)).toBe('banh trang trang bang 1')
  expect(normaliseVietnamese(' … ')).toBe('')
})
