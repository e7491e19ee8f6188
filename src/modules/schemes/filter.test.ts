import { expect, test } from 'vitest'
import { readSchemeListQuery, schemeListParams } from './filter.ts'

const read = (text: string) => readSchemeListQuery(new URLSearchParams(text))

test('a list saved as a link opens as the same list', () => {
  const link =
    'q=may+say&chi-tu=1&tinh=63%3A83&vung=NAM&noi-dung=machinery&cap=unknown&nguon=national&tinh-trang=accepted&tu-nam=2012&den-nam=2020' +
    '&de-an-diem=1&chua-ro-kinh-phi=1&sap=ten&trang=3&dong=100&cot=province%2Cplace'
  expect(schemeListParams(read(link)).toString()).toBe(link)
  expect(read(schemeListParams(read(link)).toString())).toEqual(read(link))
})

test('what an address says wrongly asks nothing', () => {
  expect(read('tinh=99&noi-dung=bánh&tu-nam=abc&sap=x&trang=-4&dong=100000&cot=nope')).toEqual({
    filter: {},
    sort: '-nam',
    page: 1,
    size: 200,
    columns: read('').columns,
  })
})

test('pages end at the ten thousandth row', () => {
  expect(read('trang=99999')).toMatchObject({ page: 200, size: 50 })
})

test('a page has a whole number of rows, whatever the address says', () => {
  expect(read('dong=10.5').size).toBe(10)
  expect(read('dong=0.5').size).toBe(1)
})
