import { expect, test } from 'vitest'
import { searchExpression } from './search-query.ts'

test('every word must occur, and the last may be half typed', () => {
  expect(searchExpression('Máy sấy')).toBe('may&say:*')
})

test('diacritics, đ and case make no difference', () => {
  expect(searchExpression('ĐỒ GỖ MỸ NGHỆ')).toBe(searchExpression('do go my nghe'))
})

test('a short form finds what it stands for', () => {
  expect(searchExpression('MMTB chè')).toBe('(mmtb|(may&moc&thiet&bi))&che:*')
  expect(searchExpression('TP.HCM')).toBe('(tphcm:*|(ho&chi&minh))')
  expect(searchExpression('BR-VT')).toBe('(brvt:*|(ba&ria&vung&tau))')
})

test('signs cannot become operators', () => {
  expect(searchExpression("a & b | !c :* ' \\")).toBe('a&b&c:*')
  expect(searchExpression(' & | ! ')).toBe('')
})
