import { expect, test } from 'vitest'
import { searchEverything } from './search-everything.ts'

const most = { schemes: 50, others: 20 }

test('one query finds schemes, establishments, places, indicators and kinds of activity', async () => {
  const found = await searchEverything('may moc thiet bi', most)
  expect(found.schemes.length).toBeGreaterThan(20)
  expect(found.kinds).toEqual(['machinery'])
  expect(found.indicators.map(({ code }) => code)).toContain('C02')
  const named = await searchEverything('HTX Minh Tân Đạt', most)
  expect(named.establishments.map(({ name }) => name)).toEqual(['HTX Nông nghiệp Minh Tân Đạt'])
})

test('a figure is found by its number as printed, with its unit, and by its identifier', async () => {
  for (const query of ['63,335', '63.335', '63,335 tỷ đồng', 'F0014', 'f0014']) {
    const { figures } = await searchEverything(query, most)
    expect(
      figures.map(({ id }) => id),
      query,
    ).toContain('F0014')
  }
  expect((await searchEverything('3.324', most)).figures.map(({ raw }) => raw)).toContain('3.324')
  expect((await searchEverything('63,33', most)).figures).toEqual([])
  expect((await searchEverything('9'.repeat(200), most)).figures).toEqual([])
})

test('an old province, its short form and its successor find what was recorded there', async () => {
  const titles = async (query: string) =>
    (await searchEverything(query, most)).schemes.map(({ title }) => title).sort()
  const old = await titles('Bà Rịa Vũng Tàu')
  expect(old).toHaveLength(7)
  expect(await titles('br-vt')).toEqual(old)
  expect(await titles('TP.HCM')).toEqual(expect.arrayContaining(old))
  expect((await searchEverything('br-vt', most)).places.length).toBeGreaterThan(0)
})

test('a query that nothing answers is no error', async () => {
  for (const query of [
    'zzzz qqqq',
    '&|!:*()',
    '%_\\',
    "'; drop table scheme --",
    'a'.repeat(200),
  ]) {
    expect((await searchEverything(query, most)).schemes, query).toEqual([])
  }
})

test('words of a place and words of a title together find a scheme of that place', async () => {
  const { schemes, places } = await searchEverything('mmtb go tuyen quang', most)
  expect(schemes.map(({ title }) => title)).toContain(
    'Hỗ trợ máy móc thiết bị tiên tiến trong sản xuất đồ gỗ mỹ nghệ',
  )
  expect(schemes[0]?.place.name).toBe('Tuyên Quang')
  expect(places[0]?.name).toBe('Tỉnh Tuyên Quang')
})

test('a place without such a scheme is found all the same, and the schemes shown say they are elsewhere', async () => {
  const found = await searchEverything('go soi ha nam', most)
  expect(found.places[0]).toMatchObject({ name: 'Tỉnh Hà Nam', key: { list: 63, code: '35' } })
  expect(found.readAs).toEqual({ words: 'go', because: 'elsewhere', place: 'Tỉnh Hà Nam' })
  expect(found.schemes.length).toBeGreaterThan(5)
  expect((await searchEverything('ha nam', most)).schemes).toEqual([])
})

test('a province that was divided long ago leads to its successors and their schemes', async () => {
  const { places, schemes, readAs } = await searchEverything('song be', most)
  expect(places.slice(0, 2)).toMatchObject([
    { level: 'formerProvince', until: '1996-12-31', became: { name: 'Tỉnh Bình Phước' } },
    { level: 'formerProvince', until: '1996-12-31', became: { name: 'Tỉnh Bình Dương' } },
  ])
  expect([...new Set(schemes.map(({ place }) => place.name))]).toEqual(['Bình Phước'])
  expect(readAs).toBeNull()
})

test('Hà Tây is a place, however it is typed, and no slip of other words', async () => {
  for (const query of ['ha tay', 'Hà Tây', 'hà tây', 'tỉnh Hà Tây']) {
    const { places, readAs } = await searchEverything(query, most)
    expect(places[0], query).toMatchObject({ name: 'Tỉnh Hà Tây', key: { list: 63, code: '01' } })
    expect(readAs, query).toBeNull()
  }
})

test('a word misspelt beside a place is read as the word most alike, in that place', async () => {
  const { schemes, readAs } = await searchEverything('mỹ nghhe tuyen quang', most)
  expect(readAs).toMatchObject({ words: 'my nghe tuyen quang', because: 'spelling' })
  expect(schemes[0]?.place.name).toBe('Tuyên Quang')
})

test('a query of many words, one of which no scheme has, is answered without it and says so', async () => {
  const { schemes, readAs } = await searchEverything('gỗ qqqqzz', most)
  expect(readAs).toMatchObject({ words: 'go', because: 'fewerWords' })
  expect(schemes.length).toBeGreaterThan(5)
})
