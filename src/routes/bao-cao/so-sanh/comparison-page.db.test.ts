import { expect, test } from 'vitest'
import { activityKinds } from '#modules/schemes/model.ts'
import type { ShownFinding } from '../present.ts'
import { load } from './+page.server.ts'

const southern = 'a=vung-NAM&nam-a=2013&b=vung-NAM&nam-b=2014'

/** What the comparison page shows for a query. */
function shownFor(query: string) {
  const url = new URL(`http://localhost/bao-cao/so-sanh?${query}`)
  return load({ url } as Parameters<typeof load>[0])
}

test('2013 and 2014 of the South are compared by their firmest figures, which the head names', async () => {
  const { sides, rows } = await shownFor(southern)
  expect(sides?.[0]).toMatch(/2013, thực hiện/)
  expect(sides?.[1]).toMatch(/2014, kế hoạch/)
  const money = rows.find(({ second }) => second?.href === '/so-lieu/F0014')
  expect(money).toMatchObject({ percent: '17,16', status: 'thực hiện → kế hoạch' })
  const said = rows.flatMap(({ findings }) => findings.map(wordsOf))
  expect(money?.findings.map(wordsOf).join()).toContain('63,367')
  expect(new Set(said).size).toBe(said.length)
})

const wordsOf = ({ runs }: ShownFinding) => runs.map(({ text }) => text).join('')

test('every province of both maps can be chosen, each in its group', async () => {
  const { scopes } = await shownFor('')
  const values = scopes.map(({ value }) => value)
  expect(values).toEqual(expect.arrayContaining(['tinh-34-79', 'tinh-63-79', 'tinh-63-74']))
  expect(values).toHaveLength(1 + 3 + 34 + 63)
  expect(new Set(scopes.map((scope) => ('group' in scope ? scope.group : '')))).toHaveLength(4)
})

test('a year that is none is told at its field', async () => {
  for (const year of ['abc', '99999', '']) {
    const { chosen, sides } = await shownFor(`a=vung-NAM&nam-a=${year}&b=vung-NAM&nam-b=2014`)
    expect(sides).toBeNull()
    expect([chosen.a.yearIsWrong, chosen.b.yearIsWrong]).toEqual([true, false])
  }
})

test('kinds of activity are named in words', async () => {
  const { rows } = await shownFor('a=ca-nuoc&nam-a=2016&b=ca-nuoc&nam-b=2018')
  const kinds = new RegExp(`\\b(${Object.keys(activityKinds).join('|')}|unknown)\\b`)
  expect(rows.map(({ label }) => label).filter((label) => kinds.test(label))).toEqual([])
})
