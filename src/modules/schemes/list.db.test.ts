import { expect, test } from 'vitest'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import {
  deleteScheme,
  importSchemes,
  listSchemes,
  schemeRollup,
  schemeTotals,
  searchSchemes,
  streamSchemes,
  supportedEstablishments,
} from './api.server.ts'
import { schemeSorts, type SchemeDraft, type SchemeFilter, type SchemeSort } from './model.ts'
import { aScheme } from './testing.ts'

const page = (filter: SchemeFilter, sort: SchemeSort = '-nam', size = 200) =>
  listSchemes({ filter, sort, page: 1, size })
const titles = async (filter: SchemeFilter) => (await page(filter)).rows.map(({ title }) => title)

// Years far from the real ones keep these tests apart from the real records.
const enter = async (
  drafts: readonly Partial<SchemeDraft>[],
  run: (ids: string[]) => Promise<void>,
) =>
  inRollback(async (tx) => {
    const schemes = drafts.map((parts) => ({
      id: newId(),
      draft: aScheme({ yearFrom: 2090, yearTo: null, ...parts }),
    }))
    await importSchemes(tx, { batchId: null, schemes })
    await run(schemes.map(({ id }) => id))
  })

test('an old province lists what was recorded under it, and its successor lists the ground it holds', async () => {
  await enter(
    [
      { title: 'Bến Tre cũ', place: { list: 63, provinceCode: '83' } },
      { title: 'Vĩnh Long cũ', place: { list: 63, provinceCode: '86' } },
      { title: 'Vĩnh Long mới', place: { list: 34, provinceCode: '86' } },
    ],
    async () => {
      const years = { yearFrom: 2090, yearTo: 2090 }
      expect(await titles({ ...years, province: { list: 63, code: '86' } })).toEqual([
        'Vĩnh Long cũ',
      ])
      expect((await titles({ ...years, province: { list: 34, code: '86' } })).sort()).toEqual([
        'Bến Tre cũ',
        'Vĩnh Long cũ',
        'Vĩnh Long mới',
      ])
      expect(await titles({ ...years, region: 'BAC' })).toEqual([])
      expect(await titles({ ...years, region: 'NAM' })).toHaveLength(3)
    },
  )
})

test('a word that begins like a number is found as it is written, whole and half typed', async () => {
  const written = ['Máy in 3e5x', 'Máy in 3e5', 'Lò 0e5cjc1c', 'Mô tơ 1,5kW-380v', 'Máy 2in1']
  await enter(
    written.map((title) => ({ title })),
    async () => {
      const years = { yearFrom: 2090, yearTo: 2090 }
      const found = async (q: string) => (await titles({ ...years, q })).sort()
      expect(await found('3e5x')).toEqual(['Máy in 3e5x'])
      expect(await found('3e5')).toEqual(['Máy in 3e5', 'Máy in 3e5x'])
      expect(await found('0e5cj')).toEqual(['Lò 0e5cjc1c'])
      expect(await found('1,5kw')).toEqual(['Mô tơ 1,5kW-380v'])
      expect(await found('máy 2in1')).toEqual(['Máy 2in1'])
    },
  )
})

test('totals say how many schemes have a known amount, and unknown is not zero', async () => {
  await enter(
    [
      {
        fundTier: 'national',
        money: [{ source: 'national', plannedDong: 100_000_000n, actualDong: null }],
      },
      {
        fundTier: 'local',
        money: [
          { source: 'provincial', plannedDong: null, actualDong: 50_000_000n },
          { source: 'counterpartOwn', plannedDong: 9n, actualDong: 9n },
        ],
      },
      { fundTier: 'local', money: [] },
    ],
    async () => {
      const all = {
        schemes: 3,
        plannedDong: 100_000_000n,
        plannedKnown: 1,
        actualDong: 50_000_000n,
        actualKnown: 1,
      }
      const years = { yearFrom: 2090, yearTo: 2090 }
      expect((await schemeTotals(years))?.all).toEqual(all)
      expect((await schemeTotals({ ...years, status: 'inPlan' }))?.all).toEqual(all)
      expect((await schemeTotals({ ...years, unknownMoney: true }))?.all).toMatchObject({
        schemes: 1,
        plannedKnown: 0,
      })
      expect(
        (await schemeTotals(years))?.byTier.map(({ tier, schemes }) => [tier, schemes]),
      ).toEqual([
        ['national', 1],
        ['local', 2],
      ])
    },
  )
})

test('a total from the roll-up is the total added up scheme by scheme', async () => {
  await inRollback(async () => {
    for (const filter of [
      {},
      { region: 'NAM' },
      { province: { list: 34, code: '86' } },
      { kind: 'machinery', yearFrom: 2016, yearTo: 2019 },
      { tier: 'unknown' },
    ] as const) {
      const rolled = await schemeTotals(filter)
      let [schemes, planned, actual] = [0, 0n, 0n]
      for await (const { draft } of streamSchemes(filter)) {
        schemes += 1
        for (const line of draft.money)
          [planned, actual] = [planned + (line.plannedDong ?? 0n), actual + (line.actualDong ?? 0n)]
      }
      expect(rolled?.all).toMatchObject({ schemes, plannedDong: planned, actualDong: actual })
      expect((await page(filter)).matched).toBe(schemes)
    }
  })
})

test('pages in any order hold every scheme once', async () => {
  await inRollback(async () => {
    for (const sort of schemeSorts) {
      const ids = new Set<string>()
      for (let number = 1; number <= 5; number += 1) {
        const { rows, matched } = await listSchemes({ filter: {}, sort, page: number, size: 30 })
        expect(matched).toBe(131)
        for (const { id } of rows) ids.add(id)
      }
      expect(ids.size).toBe(131)
    }
  })
})

test('Vietnamese titles sort as Vietnamese, and unknown amounts come last', async () => {
  await enter(
    [{ title: 'Đan lát' }, { title: 'Dệt' }, { title: 'Ép dầu', money: [] }, { title: 'Đúc' }],
    async () => {
      const years = { yearFrom: 2090 }
      expect((await page(years, 'ten')).rows.map(({ title }) => title)).toEqual([
        'Dệt',
        'Đan lát',
        'Đúc',
        'Ép dầu',
      ])
      expect((await page(years, '-ke-hoach')).rows.at(-1)?.title).toBe('Ép dầu')
    },
  )
})

test('words are found in any order, without diacritics, by short forms, and by old and new place names', async () => {
  await enter(
    [
      {
        title: 'Hỗ trợ đầu tư máy sấy dừa',
        activityKind: 'machinery',
        establishments: ['HTX Bình Đại Xanh'],
      },
    ],
    async () => {
      for (const q of [
        'máy sấy',
        'say may',
        'SẤY DỪA bến tre',
        'MMTB dừa vĩnh long',
        'htx binh dai',
        'máy sấ',
      ]) {
        expect(await titles({ q, yearFrom: 2090 }), q).toEqual(['Hỗ trợ đầu tư máy sấy dừa'])
      }
      expect(await titles({ q: 'máy nghiền', yearFrom: 2090 })).toEqual([])
      expect(await titles({ q: '&|!', yearFrom: 2090 })).toEqual([])
    },
  )
})

test('a place named in the list narrows it to that place, by any name it ever had', async () => {
  await enter(
    [
      { title: 'Máy sấy một', place: { list: 63, provinceCode: '01' } },
      { title: 'Máy sấy hai', place: { list: 34, provinceCode: '01' } },
      { title: 'Máy sấy ba', place: { list: 63, provinceCode: '74' } },
      { title: 'Máy sấy bốn cho nghề Hà Tây', place: { list: 63, provinceCode: '83' } },
      { title: 'Cưa gỗ', place: { list: 63, provinceCode: '01' } },
    ],
    async () => {
      const found = async (q: string) => (await titles({ q, yearFrom: 2090 })).sort()
      const there = ['Máy sấy bốn cho nghề Hà Tây', 'Máy sấy hai', 'Máy sấy một']
      expect(await found('máy sấy Hà Tây')).toEqual(there)
      expect(await found('may say tinh ha tay cu')).toEqual(there)
      expect(await found('máy sấy sông bé')).toEqual(['Máy sấy ba'])
      expect(await found('mmtb BR-VT')).toEqual([])
      expect(await found('đề án Hà Tây')).toEqual(['Cưa gỗ', ...there])
      expect(await titles({ q: 'máy sấy Hà Tây', wordsOnly: true, yearFrom: 2090 })).toEqual([
        'Máy sấy bốn cho nghề Hà Tây',
      ])
    },
  )
})

test('of provinces named together none hides another; a district is looked for in its province', async () => {
  await enter(
    [
      { title: 'Ở An Giang', place: { list: 63, provinceCode: '89' } },
      { title: 'Ở Kiên Giang', place: { list: 63, provinceCode: '91' } },
      { title: 'Ở Cà Mau', place: { list: 63, provinceCode: '96' } },
      { title: 'Ở Ba Tri', place: { list: 63, provinceCode: '83', districtCode: '836' } },
      { title: 'Ở Bến Tre', place: { list: 63, provinceCode: '83' } },
    ],
    async () => {
      const found = async (q: string) => (await titles({ q, yearFrom: 2090 })).sort()
      expect(await found('an giang kiên giang cà mau')).toEqual([
        'Ở An Giang',
        'Ở Cà Mau',
        'Ở Kiên Giang',
      ])
      expect(await found('ba tri bến tre cà mau')).toEqual(['Ở Ba Tri', 'Ở Cà Mau'])
      expect(await found('ba tri bến tre')).toEqual(['Ở Ba Tri'])
    },
  )
})

test('an old province holds the schemes of its own map and those of communes on its ground today', async () => {
  const of = (communeCode: string | null) =>
    ({ list: 34, provinceCode: '37', districtCode: null, communeCode }) as const
  await enter(
    [
      { title: 'Ở Phủ Lý khi đó', place: { list: 63, provinceCode: '35', districtCode: '347' } },
      { title: 'Ở Phủ Lý nay', place: of('13285') },
      { title: 'Ở Hoa Lư nay', place: of('14329') },
      { title: 'Không rõ nơi', place: of(null) },
      { title: 'Máy dệt lụa Phủ Lý', place: of(null) },
    ],
    async () => {
      const found = async (q: string) => (await titles({ q, yearFrom: 2090 })).sort()
      expect(await found('hà nam')).toEqual(['Ở Phủ Lý khi đó', 'Ở Phủ Lý nay'])
      expect(await found('phủ lý')).toEqual([
        'Máy dệt lụa Phủ Lý',
        'Ở Phủ Lý khi đó',
        'Ở Phủ Lý nay',
      ])
      expect(await found('ninh bình')).toHaveLength(5)
      const { rows } = await searchSchemes('phủ lý', 9)
      expect(rows.at(-1)?.title).toBe('Máy dệt lụa Phủ Lý')
      expect(await found('phường Phủ Lý')).toContain('Ở Phủ Lý nay')
    },
  )
})

test('no scheme that the words found before is lost, unless the words of a place stand apart in it', async () => {
  await inRollback(async () => {
    for (const q of [
      'bến tre',
      'vĩnh long',
      'máy sấy bến tre',
      'br-vt',
      'TP.HCM',
      'hồ chí minh',
      'sa thầy',
      'tuyên quang gỗ',
      'an giang cà mau',
      'hà nội',
      'đắk lắk',
    ]) {
      const understood = await titles({ q })
      for (const title of await titles({ q, wordsOnly: true }))
        expect(understood, `${q}: ${title}`).toContain(title)
    }
  })
})

test('count, sums and export are of the schemes that the list shows', async () => {
  await inRollback(async () => {
    for (const q of ['hỗ trợ bến tre', 'sông bé', 'hà tây', 'máy biên hòa', 'phú yên an giang']) {
      const { rows, matched } = await page({ q })
      expect(matched, q).toBe(rows.length)
      expect((await schemeTotals({ q }))?.all.schemes, q).toBe(matched)
      const exported = new Set<string>()
      for await (const { id } of streamSchemes({ q })) exported.add(id)
      expect([...exported].sort(), q).toEqual(rows.map(({ id }) => id).sort())
    }
  })
})

test('a deleted scheme leaves list and sums, and is listed among the deleted', async () => {
  await enter([{ title: 'Sẽ xóa' }], async ([id]) => {
    await deleteScheme({ id: id ?? '', version: 1 })
    expect(await titles({ yearFrom: 2090 })).toEqual([])
    expect(await titles({ yearFrom: 2090, deleted: true })).toEqual(['Sẽ xóa'])
    expect((await schemeTotals({ yearFrom: 2090 }))?.all.schemes).toBe(0)
  })
})

test('the roll-up gives money by source and counts each scheme once', async () => {
  const money = [
    { source: 'national', plannedDong: 5n, actualDong: null },
    { source: 'counterpartOwn', plannedDong: 7n, actualDong: null },
  ] as const
  await enter(
    [
      { fundTier: 'national', money },
      { fundTier: 'national', money },
    ],
    async () => {
      const rows = await schemeRollup({ yearFrom: 2090, yearTo: 2090 })
      const of = (source: string | null) => rows.find((row) => row.source === source)
      expect(rows).toHaveLength(3)
      expect(of(null)).toMatchObject({
        schemes: 2,
        plannedDong: 10n,
        actualKnown: 0,
        place: { list: 63, code: '83' },
      })
      expect(of('counterpartOwn')).toMatchObject({ schemes: 2, plannedDong: 14n })
      expect(await supportedEstablishments({ yearFrom: 2090 })).toBe(1)
    },
  )
})

test('a misspelt word is read as the word on record most like it, and the reading is said', async () => {
  await enter([{ title: 'Sản xuất gạch terrazzo' }], async () => {
    const found = await searchSchemes('gạch terazzo', 5)
    expect(found.readAs).toEqual({ words: 'gach terrazzo', because: 'spelling' })
    expect(found.rows.map(({ title }) => title)).toContain('Sản xuất gạch terrazzo')
    expect((await searchSchemes('gạch qqqqqq', 5)).readAs).toEqual({
      words: 'gach',
      because: 'fewerWords',
    })
    expect((await searchSchemes('qqqqqq', 5)).rows).toEqual([])
  })
})
