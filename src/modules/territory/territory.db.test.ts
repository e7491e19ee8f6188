import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inRollback } from '#platform/db/testing.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import {
  knownProductsIn,
  loadKnownProducts,
  loadTerritory,
  provinceDetail,
  searchPlaces,
} from './api.server.ts'

const loaded = (work: (tx: Tx) => Promise<void>) =>
  inRollback(async (tx) => {
    await transact({ act: 'world.load' }, async (inner) => {
      await loadTerritory(inner)
      await loadKnownProducts(inner)
    })
    await work(tx)
  })

const counts = async (tx: Tx) => {
  const { rows } = await sql<Record<string, bigint>>`select
    (select count(*) from province where list = 63) as provinces63, (select count(*) from district) as districts,
    (select count(*) from province where list = 34) as provinces34, (select count(*) from commune) as communes,
    (select count(*) from ward_mapping) as wards, (select count(*) from region_membership) as memberships,
    (select count(*) from known_product) as products`.execute(tx)
  return rows[0]
}

const all = {
  provinces63: 63n,
  districts: 696n,
  provinces34: 34n,
  communes: 3321n,
  wards: 10849n,
  memberships: 97n,
  products: 119n,
}

test('the database holds the whole territory', () =>
  loaded(async (tx) => expect(await counts(tx)).toEqual(all)))

test('loading again changes nothing, even when the edition is forgotten', () =>
  loaded(async (tx) => {
    await sql`delete from territory_edition`.execute(tx)
    await transact({ act: 'world.load' }, async (inner) => {
      await loadTerritory(inner)
      await loadTerritory(inner)
      await loadKnownProducts(inner)
    })
    expect(await counts(tx)).toEqual(all)
  }))

test('a province cannot be known by its code alone', () =>
  loaded(async (tx) => {
    const { rows } = await sql<{
      name: string
    }>`select name from province where code = '24' order by list desc`.execute(tx)
    expect(rows.map(({ name }) => name)).toEqual(['Bắc Giang', 'Bắc Ninh'])
  }))

test('an old ward is found without diacritics, with the commune it went into', () =>
  loaded(async () => {
    const [first] = await searchPlaces('ben nghe quan 1')
    expect(first).toMatchObject({
      level: 'oldWard',
      name: 'Phường Bến Nghé',
      became: { name: 'Phường Sài Gòn, Thành phố Hồ Chí Minh' },
    })
  }))

test.each([
  ['BR-VT', 'Tỉnh Bà Rịa - Vũng Tàu'],
  ['thua thien hue', 'Thành phố Huế'],
  ['binh duong', 'Tỉnh Bình Dương'],
  ['huyện ea kar', 'Huyện Ea Kar'],
  ['hoang sa', 'Huyện Hoàng Sa'],
])('the search %s finds %s first', (query, name) =>
  loaded(async () => expect((await searchPlaces(query))[0]?.name).toBe(name)),
)

test('a search of signs and of nonsense finds nothing and does not fail', () =>
  loaded(async () => {
    for (const query of ['', '%_\\', "'; drop table province", '🙂'])
      expect(await searchPlaces(query)).toEqual([])
  }))

test('Bình Thuận shows its ten districts and the 45 communes of Lâm Đồng on its ground', () =>
  loaded(async () => {
    const detail = await provinceDetail({ list: 63, code: '60' })
    expect(detail?.successor.name).toBe('Lâm Đồng')
    expect(detail?.districts).toHaveLength(10)
    expect(detail?.communes).toHaveLength(45)
    expect(detail?.communes.every(({ provinceCode }) => provinceCode === '68')).toBe(true)
  }))

test('a product of a merged province is found under the province of today only', () =>
  loaded(async () => {
    expect(
      (await knownProductsIn({ list: 34, code: '37' })).some(
        ({ sourceRef }) => sourceRef === 'S0010',
      ),
    ).toBe(true)
    expect(
      (await knownProductsIn({ list: 63, code: '36' })).some(
        ({ sourceRef }) => sourceRef === 'S0010',
      ),
    ).toBe(true)
    expect(
      (await knownProductsIn({ list: 63, code: '37' })).some(
        ({ sourceRef }) => sourceRef === 'S0010',
      ),
    ).toBe(false)
  }))
