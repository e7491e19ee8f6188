import { expect, test } from 'vitest'
import { listProvinces } from '#modules/territory/api.server.ts'
import {
  rollupAtPlaces,
  schemeRollup,
  supportedEstablishments,
  supportedInGroups,
} from './api.server.ts'

const years = [2016, 2018, 2020, 2022]
const everywhere = ([63, 34] as const).flatMap((list) =>
  listProvinces(list).map(({ code }) => ({ list, code })),
)

test('every place asked for by name gives the same sums as the nation', async () => {
  const places = years.flatMap((year) => everywhere.map((place) => ({ year, ...place })))
  const [nation, named] = [
    await rollupAtPlaces({ years, places: null }),
    await rollupAtPlaces({ years, places }),
  ]
  const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row, plain)).sort()
  expect(nation.byPlace.length).toBeGreaterThan(0)
  expect(sorted(named.byPlace)).toEqual(sorted(nation.byPlace))
  expect(sorted(named.byKind)).toEqual(sorted(nation.byKind))
  const kept = await schemeRollup({ yearFrom: 2018, yearTo: 2018 })
  const schemes = (rows: typeof kept) =>
    rows.reduce((sum, row) => sum + (row.source === null ? row.schemes : 0), 0)
  const of2018 = nation.byKind.filter(({ year }) => year === 2018)
  expect(of2018.reduce((sum, row) => sum + row.schemes, 0)).toBe(schemes(kept))
})

test('an establishment supported in two places of a group counts once in it', async () => {
  for (const year of years) {
    const provinces = new Map(
      listProvinces(34).map(({ code }) => [
        code,
        everywhere.filter(
          ({ list, code: own }) =>
            listProvinces(list).find((province) => province.code === own)?.mergedInto === code,
        ),
      ]),
    )
    const counted = await supportedInGroups(year, provinces)
    for (const [code] of provinces) {
      const scope = { province: { list: 34, code }, yearFrom: year, yearTo: year } as const
      expect(counted.get(code) ?? 0).toBe(await supportedEstablishments(scope))
    }
    const nation = await supportedInGroups(year, new Map([['VN', everywhere]]))
    expect(nation.get('VN') ?? 0).toBe(
      await supportedEstablishments({ yearFrom: year, yearTo: year }),
    )
  }
})

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)
