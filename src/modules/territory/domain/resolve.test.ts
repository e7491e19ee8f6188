import { describe, expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import type { ResolveOptions } from './name-hits.ts'
import { resolvePlace } from './resolve.ts'
import { theRealTerritory } from '../testing.ts'

const territory = theRealTerritory()
const in2014 = { on: plainDate('2014-05-29') }
const in2026 = { on: plainDate('2026-01-15') }

const readings = (printed: string, options: ResolveOptions = in2014) =>
  resolvePlace(territory, printed, options).map(
    ({ place, certainty }) => `${place.list}:${place.code} ${place.name} · ${certainty}`,
  )

describe('a province as printed', () => {
  test.each([
    ['TP.HCM', '63:79 Thành phố Hồ Chí Minh'],
    ['tp hcm', '63:79 Thành phố Hồ Chí Minh'],
    ['TPHCM', '63:79 Thành phố Hồ Chí Minh'],
    ['TP. Hồ Chí Minh', '63:79 Thành phố Hồ Chí Minh'],
    ['BR-VT', '63:77 Tỉnh Bà Rịa - Vũng Tàu'],
    ['Bà Rịa – Vũng Tàu', '63:77 Tỉnh Bà Rịa - Vũng Tàu'],
    ['BÀ RỊA-VŨNG TÀU', '63:77 Tỉnh Bà Rịa - Vũng Tàu'],
    ['TT-Huế', '63:46 Tỉnh Thừa Thiên Huế'],
    ['Thừa Thiên - Huế', '63:46 Tỉnh Thừa Thiên Huế'],
    ['Đắc Lắc', '63:66 Tỉnh Đắk Lắk'],
    ['Đăk Nông', '63:67 Tỉnh Đắk Nông'],
    ['Hoà Bình', '63:17 Tỉnh Hòa Bình'],
    ['thanh hoa', '63:38 Tỉnh Thanh Hóa'],
    ['tỉnh  Bến   Tre', '63:83 Tỉnh Bến Tre'],
    ['Sở Công Thương tỉnh Bến Tre', '63:83 Tỉnh Bến Tre'],
    ['Binh Duong province', '63:74 Tỉnh Bình Dương'],
    ['Tỉnh Đồng Nai'.normalize('NFD'), '63:75 Tỉnh Đồng Nai'],
  ])('%s is certain', (printed, expected) => {
    expect(readings(printed)[0]).toBe(`${expected} · certain`)
  })

  test('every name of both maps reads as itself on a day it was in force', () => {
    for (const { list, code, names, from } of territory.provinces) {
      for (const { name, fullName, from: since } of names) {
        const on = since ?? from
        expect(readings(name, { on })[0]).toBe(`${list}:${code} ${fullName} · certain`)
        expect(readings(fullName, { on, level: 'province' })[0]).toBe(
          `${list}:${code} ${fullName} · certain`,
        )
      }
    }
  })

  test('the same name means the larger province after the merger', () => {
    expect(readings('Gia Lai', in2014)).toEqual(['63:64 Tỉnh Gia Lai · certain'])
    expect(readings('Gia Lai', in2026)).toEqual(['34:52 Tỉnh Gia Lai · certain'])
  })

  test('without a day a name of both maps is likely either', () => {
    expect(readings('Gia Lai', {})).toEqual([
      '63:64 Tỉnh Gia Lai · likely',
      '34:52 Tỉnh Gia Lai · likely',
    ])
  })

  test('a province that is no more is still read, as likely, in a text of later', () => {
    expect(readings('tỉnh Bình Dương', in2026)).toEqual(['63:74 Tỉnh Bình Dương · likely'])
  })

  test('initials that several provinces share are only possible', () => {
    expect(readings('BD')).toEqual([
      '63:52 Tỉnh Bình Định · possible',
      '63:74 Tỉnh Bình Dương · possible',
    ])
    expect(readings('HN')[0]).toBe('63:01 Thành phố Hà Nội · certain')
  })

  test('a slip of diacritics is likely, not certain', () => {
    expect(readings('Bình Đương')).toEqual(['63:74 Tỉnh Bình Dương · likely'])
  })

  test('Đồng Nai is a city from 30/04/2026 and not before', () => {
    expect(readings('TP Đồng Nai', { on: plainDate('2026-04-30') })).toEqual([
      '34:75 Thành phố Đồng Nai · certain',
    ])
    expect(readings('tỉnh Đồng Nai', { on: plainDate('2026-04-29') })).toEqual([
      '34:75 Tỉnh Đồng Nai · certain',
    ])
  })
})

describe('a district as printed', () => {
  test('the word before a name tells a city of a province from the province', () => {
    expect(readings('TP Hà Giang')).toEqual(['63:02 Thành phố Hà Giang · certain'])
    expect(readings('Hà Giang')[0]).toBe('63:02 Tỉnh Hà Giang · certain')
  })

  test('a name many districts bear is only possible until the province is known', () => {
    expect(readings('huyện Châu Thành').length).toBeGreaterThan(5)
    expect(readings('huyện Châu Thành').every((reading) => reading.endsWith('possible'))).toBe(true)
    expect(readings('Châu Thành (Tiền Giang)')).toEqual(['63:82 Huyện Châu Thành · certain'])
    expect(readings('Châu Thành', { ...in2014, within: { list: 63, code: '82' } })).toEqual([
      '63:82 Huyện Châu Thành · certain',
    ])
  })

  test.each([
    ['huyện Ea Kar, xã Cư Ni, Đắk Lắk', '63:66 Huyện Ea Kar'],
    ['Q.12, TP.HCM', '63:79 Quận 12'],
    ['TP. Phan Rang - Tháp Chàm, Ninh Thuận', '63:58 Thành phố Phan Rang-Tháp Chàm'],
    ['Thuận An - Bình Dương', '63:74 Thành phố Thuận An'],
    ['huyện Quản Bạ', '63:02 Huyện Quản Bạ'],
  ])('%s is certain', (printed, expected) => {
    expect(readings(printed)).toEqual([`${expected} · certain`])
  })

  test('Quan Hóa is a name, not a quận', () => {
    expect(readings('Quan Hóa')).toEqual(['63:38 Huyện Quan Hóa · likely'])
  })

  test('a name is the same name however it is spaced', () => {
    expect(readings('huyện Krông Ana, Đắk Lắk')).toEqual(['63:66 Huyện Krông A Na · certain'])
    expect(readings('Kontum')[0]).toBe('63:62 Tỉnh Kon Tum · certain')
  })

  test('a district that was renamed is read under its former name', () => {
    expect(readings('huyện Tân Thành, BR-VT')).toEqual(['63:77 Thành phố Phú Mỹ · likely'])
    expect(readings('huyện Tĩnh Gia')).toEqual(['63:38 Thị xã Nghi Sơn · likely'])
  })

  test('a district that was raised since is still read under its earlier word', () => {
    expect(readings('huyện Phong Điền, Thừa Thiên Huế')).toEqual([
      '63:46 Thị xã Phong Điền · likely',
    ])
    expect(readings('huyện Phong Điền')).toEqual([
      '63:46 Thị xã Phong Điền · possible',
      '63:92 Huyện Phong Điền · possible',
    ])
  })
})

test('a commune of today is read in its province', () => {
  expect(readings('xã Thiên Cầm, Hà Tĩnh', in2026)).toEqual(['34:42 Xã Thiên Cầm · certain'])
})

test('what names no place gives no candidate', () => {
  for (const printed of ['', '   ', '—', 'không có ở đâu', 'Công ty TNHH Hoa Sen'])
    expect(readings(printed)).toEqual([])
})
