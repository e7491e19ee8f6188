import { expect, test } from 'vitest'
import { theRealTerritory } from '../testing.ts'
import { formerProvinces, formerProvincesNamed } from './former-provinces.ts'
import { placeInQuery } from './place-in-query.ts'

const read = (query: string) => {
  const placed = placeInQuery(theRealTerritory(), query)
  return placed && [placed.rest, ...placed.provinces.map(({ list, code }) => `${list}:${code}`)]
}

test.each([
  ['go soi ha nam', ['go soi', '63:35']],
  ['Máy sấy ở Bến Tre', ['may say', '63:83']],
  ['tỉnh Đắk Lắk: cà phê', ['ca phe', '63:66', '34:66']],
  ['mmtb BR-VT', ['mmtb', '63:77']],
  ['TP.HCM', ['', '63:79', '34:79']],
  ['gỗ Sông Bé', ['go', '63:70', '63:74']],
  ['hà tây', ['', '63:01']],
  ['ha nam ninh', ['', '63:35', '63:36', '63:37']],
])('%s names a place among its words', (query, expected) => expect(read(query)).toEqual(expected))

test('a query without the name of a province has no place, and initials are words', () => {
  for (const query of ['may say', 'hai tay', 'BD', '', '%_\\', 'a '.repeat(200)])
    expect(read(query), query).toBeUndefined()
})

test('a province that was divided before 2008 leads to those that have its ground', () => {
  const names = (code: string) =>
    theRealTerritory().provinceByKey.get(`63:${code}`)?.name ?? `no 63:${code}`
  const became = Object.fromEntries(
    formerProvinces.map(({ name, became }) => [name, became.map(names).join(', ')]),
  )
  expect(became).toEqual({
    'Cao Lạng': 'Cao Bằng, Lạng Sơn',
    'Bình Trị Thiên': 'Quảng Bình, Quảng Trị, Huế',
    'Nghĩa Bình': 'Quảng Ngãi, Bình Định',
    'Phú Khánh': 'Phú Yên, Khánh Hòa',
    'Hà Tuyên': 'Hà Giang, Tuyên Quang',
    'Hoàng Liên Sơn': 'Lào Cai, Yên Bái',
    'Hà Sơn Bình': 'Hà Nội, Hòa Bình',
    'Nghệ Tĩnh': 'Nghệ An, Hà Tĩnh',
    'Gia Lai – Kon Tum': 'Kon Tum, Gia Lai',
    'Hà Nam Ninh': 'Hà Nam, Nam Định, Ninh Bình',
    'Thuận Hải': 'Ninh Thuận, Bình Thuận',
    'Cửu Long': 'Trà Vinh, Vĩnh Long',
    'Hậu Giang': 'Cần Thơ, Hậu Giang, Sóc Trăng',
    'Bắc Thái': 'Bắc Kạn, Thái Nguyên',
    'Hà Bắc': 'Bắc Giang, Bắc Ninh',
    'Hải Hưng': 'Hải Dương, Hưng Yên',
    'Nam Hà': 'Hà Nam, Nam Định',
    'Vĩnh Phú': 'Phú Thọ, Vĩnh Phúc',
    'Quảng Nam – Đà Nẵng': 'Đà Nẵng, Quảng Nam',
    'Sông Bé': 'Bình Phước, Bình Dương',
    'Minh Hải': 'Bạc Liêu, Cà Mau',
    'Lai Châu': 'Điện Biên, Lai Châu',
    'Đắk Lắk': 'Đắk Lắk, Đắk Nông',
    'Cần Thơ': 'Cần Thơ, Hậu Giang',
    'Hà Tây': 'Hà Nội',
  })
})

test('a former province is found half typed, and its exact name finds no longer one', () => {
  expect(formerProvincesNamed('song b').map(({ name }) => name)).toEqual(['Sông Bé'])
  expect(formerProvincesNamed('tỉnh Hà Tây').map(({ name }) => name)).toEqual(['Hà Tây'])
  expect(formerProvincesNamed('ha').map(({ name }) => name)).toEqual([])
})
