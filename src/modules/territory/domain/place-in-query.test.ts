import { expect, test } from 'vitest'
import { oldWardsSnapshot } from '../queries/snapshot.ts'
import { theRealTerritory } from '../testing.ts'
import { formerProvinces, formerProvincesNamed } from './former-provinces.ts'
import { placesInQuery } from './place-in-query.ts'

const placed = (query: string) => placesInQuery(theRealTerritory(), oldWardsSnapshot(), query)
const read = (query: string) => {
  const found = placed(query)
  return (
    found && [
      found.rest,
      ...found.places.flatMap(({ places }) =>
        places.map(
          ({ list, code, districtCode, communeCode }) =>
            `${list}:${districtCode ?? communeCode ?? code}`,
        ),
      ),
    ]
  )
}

test.each([
  ['go soi ha nam', ['go soi', '63:35']],
  ['Máy sấy ở Bến Tre', ['may say', '63:83']],
  ['tỉnh Đắk Lắk: cà phê', ['ca phe', '63:66', '34:66']],
  ['mmtb BR-VT', ['mmtb', '63:77']],
  ['TP.HCM', ['', '63:79', '34:79']],
  ['gỗ Sông Bé', ['go', '63:70', '63:74']],
  ['hà tây', ['', '63:01']],
  ['máy sấy Hà Tây cũ', ['may say', '63:01']],
  ['máy sấy Hà Nam cũ', ['may say', '63:35']],
  ['ha nam ninh', ['', '63:35', '63:36', '63:37']],
  ['gỗ biên hòa', ['go', '63:731']],
  ['máy sấy huyện Ba Tri', ['may say', '63:836']],
  ['quận 1', ['', '63:760']],
  ['châu thành tiền giang', ['', '63:821', '63:82']],
  ['xã Tân Phú nghệ an', ['', '34:17272', '63:40', '34:40']],
  ['P. Bến Nghé', ['', '34:26740']],
])('%s names a place among its words', (query, expected) => expect(read(query)).toEqual(expected))

test('a query without a place has none: initials, words spelt otherwise and ordinary words are words', () => {
  for (const query of [
    'may say',
    'hai tay',
    'BD',
    'mặt nạ',
    'mat na dua',
    'sơn mài sơn then',
    'gia công mài sơn',
    'dau tu mo rong',
    'van ban',
    'tàn phù',
    '',
    '%_\\',
    'a '.repeat(200),
  ])
    expect(read(query), query).toBeUndefined()
})

test('a word beside a place may be half typed only where the query ends with it', () => {
  expect(placed('go ha nam')?.isHalfTyped).toBe(false)
  expect(placed('ha nam go')?.isHalfTyped).toBe(true)
})

test('a place inside another narrows it, of places side by side either will do', () => {
  const groups = (query: string) =>
    placed(query)?.groups.map((group) => group.map(({ named }) => named))
  expect(groups('ba tri bến tre')).toEqual([['ba tri'], ['ben tre']])
  expect(groups('quận 1 tp hcm')).toEqual([['quan 1'], ['tp hcm']])
  expect(groups('phường Bến Nghé quận 1')).toEqual([['phuong ben nghe'], ['quan 1']])
  expect(groups('xã Tân Phú nghệ an')).toEqual([['xa tan phu'], ['nghe an']])
  expect(groups('gỗ hà nam cà mau')).toEqual([['ha nam', 'ca mau']])
  expect(groups('hậu giang, tiền giang, bến tre, sóc trăng')?.flat()).toHaveLength(4)
  expect(groups('hà nam nam định')).toEqual([['ha nam', 'nam dinh']])
  expect(groups('an giang kiên giang cà mau')).toEqual([['an giang', 'kien giang', 'ca mau']])
  expect(groups('đà nẵng quảng nam')).toEqual([['da nang', 'quang nam']])
  expect(groups('ba tri bến tre cà mau')).toEqual([
    ['ba tri', 'ca mau'],
    ['ben tre', 'ca mau'],
  ])
  expect(groups('ba tri thạnh phú bến tre')).toEqual([['ba tri', 'thanh phu'], ['ben tre']])
})

test('a place said twice is one place', () => {
  const twice = placed('gỗ Hà Nam, hà nam')
  expect(twice?.places.map(({ typed }) => typed)).toEqual(['hà nam'])
  expect(twice?.rest).toBe('go')
})

test('an old province is its own records and those of today whose commune lies on its ground', () => {
  const ground = (query: string) => placed(query)?.places[0]?.ground
  expect(ground('hà nam')).toMatchObject({ whole: [], within: ['37'], provinces63: ['35'] })
  expect(ground('hà nam')?.communes).toHaveLength(33)
  expect(ground('hà tây')).toMatchObject({ whole: ['01'], within: [] })
  expect(ground('hà nam ninh')).toMatchObject({ whole: ['37'], within: [] })
  expect(ground('vĩnh long')).toMatchObject({ whole: ['86'], within: [] })
  expect(ground('biên hòa')).toMatchObject({ whole: [], within: ['75'], districts: ['731'] })
})

test('what was understood is told with what became of it', () => {
  const told = (query: string) => placed(query)?.places[0]?.understood
  expect(told('gỗ song be')).toEqual({
    typed: 'song be',
    level: 'formerProvince',
    names: ['Tỉnh Sông Bé'],
    until: '1996-12-31',
    became: ['Tỉnh Bình Phước', 'Tỉnh Bình Dương'],
    today: ['Thành phố Đồng Nai', 'Thành phố Hồ Chí Minh'],
  })
  expect(told('BR-VT')).toMatchObject({
    typed: 'BR-VT',
    names: ['Tỉnh Bà Rịa - Vũng Tàu'],
    today: ['Thành phố Hồ Chí Minh'],
  })
  expect(told('biên hòa')?.names).toEqual(['Thành phố Biên Hòa, Tỉnh Đồng Nai'])
  expect(told('phường Bến Nghé')?.became).toEqual(['Phường Sài Gòn, Thành phố Hồ Chí Minh'])
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

test('each former province says when it was, by which act it ended, and how sure that is', () => {
  for (const { name, since, until, act, source, evidence } of formerProvinces) {
    const year = Number(until.slice(0, 4))
    expect(since ?? 0, name).toBeLessThan(year)
    expect(act, name).toContain(String(year))
    expect(source !== null, name).toBe(evidence === 'act')
  }
  expect(new Set(formerProvinces.map(({ name }) => name)).size).toBe(25)
})

test('a former province is found half typed, and its exact name finds no longer one', () => {
  expect(formerProvincesNamed('song b').map(({ name }) => name)).toEqual(['Sông Bé'])
  expect(formerProvincesNamed('tỉnh Hà Tây').map(({ name }) => name)).toEqual(['Hà Tây'])
  expect(formerProvincesNamed('ha').map(({ name }) => name)).toEqual([])
})
