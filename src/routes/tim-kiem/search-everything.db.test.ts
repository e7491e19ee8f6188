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
