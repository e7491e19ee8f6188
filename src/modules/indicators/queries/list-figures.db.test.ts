import { expect, test } from 'vitest'
import { listFigures, understoodInFigures } from '../api.server.ts'

const scopes = async (q: string, wordsOnly?: true) => {
  const filter = { q, ...(wordsOnly && { wordsOnly }) }
  const { rows } = await listFigures(filter, {
    sort: 'year',
    descending: true,
    offset: 0,
    limit: 200,
  })
  return [...new Set(rows.map(({ scopeName }) => scopeName))].sort()
}

test('figures are found by the short, the old and the former name of their province', async () => {
  expect(await scopes('BR-VT')).toContain('Bà Rịa - Vũng Tàu')
  expect(await scopes('Sông Bé')).toEqual(['Bình Dương', 'Bình Phước'])
  expect(await scopes('hà tây')).toContain('Hà Nội')
  expect(await scopes('Sông Bé', true)).toEqual([])
})

test('how a place among the words was understood is told, unless words alone are asked for', () => {
  expect(understoodInFigures({ q: 'kinh phí Sông Bé' })).toMatchObject([
    { typed: 'Sông Bé', became: ['Tỉnh Bình Phước', 'Tỉnh Bình Dương'] },
  ])
  expect(understoodInFigures({ q: 'kinh phí Sông Bé', wordsOnly: true })).toEqual([])
})
