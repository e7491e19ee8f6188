import { expect, test } from 'vitest'
import { load } from './+page.server.ts'

const shownFor = (query: string) =>
  load({ url: new URL(`http://localhost/de-an?${query}`) } as Parameters<typeof load>[0])

test('a page beyond the end of the list is its last page', async () => {
  const { rows, matched, query } = await shownFor('trang=99')
  expect(matched).toBeGreaterThan(50)
  expect(rows.length).toBeGreaterThan(0)
  expect(query.page).toBe(Math.ceil(matched / query.size))
})

test('a filter nothing answers stays empty on every page', async () => {
  const { rows, query } = await shownFor('q=zzzz+qqqq&trang=9')
  expect(rows).toEqual([])
  expect(query.page).toBe(9)
})

test('a year that is none is told, a year is not', async () => {
  expect((await shownFor('tu-nam=abc&den-nam=2016')).unreadYears).toEqual(['abc'])
  expect((await shownFor('tu-nam=2014')).unreadYears).toEqual([])
})
