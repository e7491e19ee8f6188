import { expect, test } from 'vitest'
import { fairSpelling, hasDiacritics } from './spelling.ts'
import { wardMappingsOf } from './ward-mappings.ts'
import { readWardMappings } from '../queries/admin-files.ts'
import { theRealTerritory } from '../testing.ts'

test('where the tone stands in a syllable does not matter, which tone it is does', () => {
  expect(fairSpelling('Hoà Bình')).toBe(fairSpelling('Hòa  bình'))
  expect(fairSpelling('Hòa')).not.toBe(fairSpelling('Hóa'))
  expect(fairSpelling('Đắk Lắk')).not.toBe(fairSpelling('Đăk Lăk'))
  expect(fairSpelling('Bà Rịa – Vũng Tàu')).toBe(fairSpelling('BÀ RỊA-VŨNG TÀU'))
})

test('đ alone is a diacritic', () => {
  expect(hasDiacritics('Đong Nai')).toBe(true)
  expect(hasDiacritics('Dong Nai')).toBe(false)
})

test('all 10.849 ward mappings are read, and all lead to a commune in the successor of their province', () => {
  const territory = theRealTerritory()
  const mappings = wardMappingsOf(readWardMappings(), territory)
  expect(mappings).toHaveLength(10_849)
  const astray = mappings.filter(({ oldProvinceCode, communeCode }) => {
    const old = territory.provinceByKey.get(`63:${oldProvinceCode}`)
    return (
      old !== undefined && territory.communeByCode.get(communeCode)?.provinceCode !== old.mergedInto
    )
  })
  expect(astray).toEqual([])
})

test('a table with another header is refused', () => {
  expect(() => wardMappingsOf('a,b\n1,2', theRealTerritory())).toThrow('header')
})
