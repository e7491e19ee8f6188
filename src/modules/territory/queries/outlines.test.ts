import { describe, expect, test } from 'vitest'
import { provincesOf } from '../domain/gazetteer.ts'
import { provinceLists, type ProvinceOutlines } from '../model.ts'
import { theRealTerritory } from '../testing.ts'
import { provinceOutlines } from './outlines.ts'

const heaviestBytes = 100_000

describe.each(provinceLists)('the map of %i provinces', (list) => {
  const map = provinceOutlines(list)

  test('has one outline for each province', () => {
    const codes = provincesOf(theRealTerritory(), list).map(({ code }) => code)
    expect(map.areas.map(({ code }) => code).sort()).toEqual([...codes].sort())
    expect(map.areas.every(({ d }) => /^M[\d\s.\-MlzhvH]+z$/.test(d))).toBe(true)
  })

  test('shows Hoàng Sa and Trường Sa, each with islands in its box and part of its province', () => {
    expect(map.insets.map(({ code, name }) => `${code} ${name}`)).toEqual([
      '48 Hoàng Sa',
      '56 Trường Sa',
    ])
    for (const box of map.insets) {
      const islands = startsOf(map, box.code).filter(
        ([x, y]) => x > box.x && x < box.x + box.width && y > box.labelY && y < box.y + box.height,
      )
      expect(islands.length).toBeGreaterThan(20)
    }
  })

  test('lies whole inside its view box', () => {
    const starts = map.areas.flatMap(({ code }) => startsOf(map, code))
    expect(starts.every(([x, y]) => x >= 0 && x <= map.width && y >= 0 && y <= map.height)).toBe(
      true,
    )
  })

  test('is light enough to be part of a page', () => {
    expect(map.areas.reduce((sum, { d }) => sum + d.length, 0)).toBeLessThan(heaviestBytes)
  })
})

/** Where each part of a province begins. */
function startsOf(map: ProvinceOutlines, code: string): readonly (readonly [number, number])[] {
  const d = map.areas.find((area) => area.code === code)?.d ?? ''
  return [...d.matchAll(/M([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
}
