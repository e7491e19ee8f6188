import { describe, expect, test } from 'vitest'
import { theRealTerritory } from '#modules/territory/testing.ts'
import { makeFrame, regionChange } from './make-frame.ts'
import { membersIn } from './report-frame.ts'
import { rowOfPlace } from './units.ts'

const territory = theRealTerritory()
const frameOf = (asked: Parameters<typeof makeFrame>[1]) => {
  const frame = makeFrame(territory, asked)
  if (!frame) throw new Error('No such scope')
  return frame
}
const south = (year: number, view: 'as-was' | 'today') =>
  frameOf({ scope: { kind: 'region', code: 'NAM' }, year, view })

describe('the frame of a report', () => {
  test('the South of 2014 has 20 provinces as it was and 8 on today’s map', () => {
    expect(membersIn(south(2014, 'as-was'), 2014)).toHaveLength(20)
    expect(membersIn(south(2014, 'today'), 2014)).toHaveLength(8)
    expect(membersIn(south(2025, 'as-was'), 2024)).toHaveLength(20)
    expect(membersIn(south(2025, 'as-was'), 2025)).toHaveLength(8)
  })

  test('Bình Thuận is what the old South has and today’s has not', () => {
    expect(regionChange(territory, 'NAM', 2014)).toEqual({ left: ['Bình Thuận'], joined: [] })
    expect(regionChange(territory, 'NAM', 2025)).toBeUndefined()
  })

  describe('in the year of the merger, as it was', () => {
    const keys = (frame: ReturnType<typeof south>, year: number) => [
      ...rowOfPlace(frame.unitsIn(year)).keys(),
    ]
    const centre = frameOf({ scope: { kind: 'region', code: 'MTTN' }, year: 2025, view: 'as-was' })

    test('what was recorded under Bình Thuận counts in the South, and Lâm Đồng’s own in the Centre', () => {
      expect(keys(south(2025, 'as-was'), 2025)).toContain('63:60')
      expect(keys(centre, 2025)).not.toContain('63:60')
      expect(keys(centre, 2025)).toEqual(expect.arrayContaining(['34:68', '63:68', '63:67']))
    })

    test('every place of either map is counted in one region', () => {
      const counted = (['BAC', 'MTTN', 'NAM'] as const).flatMap((code) =>
        keys(frameOf({ scope: { kind: 'region', code }, year: 2025, view: 'as-was' }), 2025),
      )
      expect(new Set(counted).size).toBe(counted.length)
      expect(counted).toHaveLength(63 + 34)
    })

    test('from 2026 on, and on today’s map, Bình Thuận is a part of Lâm Đồng in the Centre', () => {
      expect(keys(south(2026, 'as-was'), 2026)).not.toContain('63:60')
      expect(keys(south(2025, 'today'), 2025)).not.toContain('63:60')
      expect(keys(centre, 2026)).toContain('63:60')
    })
  })

  test('every place of either map is counted once in the nation, in both views', () => {
    for (const view of ['as-was', 'today'] as const) {
      const frame = frameOf({
        scope: { kind: 'nation', code: 'VN' },
        year: 2014,
        view,
      })
      const rows = frame.unitsIn(2014)
      const origins = rows.flatMap((unit) => unit.origins)
      expect(rowOfPlace(rows).size).toBe(origins.length)
      expect(origins).toHaveLength(63 + 34)
    }
  })

  test('an old province restated is the province that holds its ground', () => {
    const frame = makeFrame(territory, {
      scope: { kind: 'province63', code: '60' },
      year: 2013,
      view: 'today',
    })
    expect(frame?.name.vi).toBe('tỉnh Lâm Đồng')
    expect(frame?.unitsIn(2013)[0]?.origins).toHaveLength(4)
  })

  test('a new province before the merger is the provinces it was made of', () => {
    const frame = frameOf({
      scope: { kind: 'province34', code: '68' },
      year: 2013,
      view: 'as-was',
    })
    expect(membersIn(frame, 2013).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Bình Thuận', 'Đắk Nông', 'Lâm Đồng']),
    )
  })

  test('a scope that does not exist has no frame', () => {
    expect(
      makeFrame(territory, {
        scope: { kind: 'province63', code: '03' },
        year: 2014,
        view: 'as-was',
      }),
    ).toBeUndefined()
    expect(
      makeFrame(territory, { scope: { kind: 'region', code: 'XXX' }, year: 2014, view: 'as-was' }),
    ).toBeUndefined()
  })
})
