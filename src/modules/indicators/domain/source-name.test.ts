import { expect, test } from 'vitest'
import { sourceName } from './source-name.ts'

test('an article kept as a file is named by its newspaper and day, once', () => {
  const note = 'seed-article.txt (Báo Công Thương, 29/05/2014)'
  expect(sourceName({ url: null, note, published: '2014-05-29' })).toBe(
    'Báo Công Thương, 29/05/2014',
  )
})

test('a page is named by its site and day, never by its whole address', () => {
  const url = 'https://www.ven.vn/khuyen-cong/a-long-address-12345.html'
  expect(sourceName({ url, note: null, published: '2013-06-11' })).toBe('ven.vn, 11/06/2013')
  expect(sourceName({ url, note: null, published: '2024-08' })).toBe('ven.vn, 08/2024')
  expect(sourceName({ url, note: null, published: '2014' })).toBe('ven.vn, 2014')
  expect(sourceName({ url, note: null, published: null })).toBe('ven.vn')
})

test('a copy of a page on a site that is not its publisher is a kept page, not that site', () => {
  const url = 'http://ufabetindo.in/dong-thap-focuses-on-plans-post50274.vnp'
  expect(sourceName({ url, note: null, published: '2014' })).toBe('trang lưu lại, 2014')
})

test('a paper without a page is named by its words and its day', () => {
  expect(sourceName({ url: null, note: 'Báo cáo số 12/BC-SCT', published: '2012-01-05' })).toBe(
    'Báo cáo số 12/BC-SCT, 05/01/2012',
  )
})

test('a source of which nothing is known has no name', () => {
  expect(sourceName({ url: null, note: null, published: '2014' })).toBeNull()
})
