import { expect, test } from 'vitest'
import { yearReport } from '#modules/reports/api.server.ts'
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
  for (const year of ['abc', '99999', '', '1800', '2999']) {
    const { chosen, sides } = await shownFor(`a=vung-NAM&nam-a=${year}&b=vung-NAM&nam-b=2014`)
    expect(sides).toBeNull()
    expect([chosen.a.yearIsWrong, chosen.b.yearIsWrong]).toEqual([true, false])
  }
})

test('kinds of activity are named in words', async () => {
  const { rows } = await shownFor('a=ca-nuoc&nam-a=2016&b=ca-nuoc&nam-b=2018')
  const kinds = new RegExp(`\\b(${Object.keys(activityKinds).join('|')}|unknown)\\b`)
  expect(rows.map(({ label }) => label).filter((label) => kinds.test(label))).toEqual([])
  const town = await shownFor('a=tinh-63-19&nam-a=2019&b=tinh-63-19&nam-b=2024')
  const labels = town.rows.map(({ label }) => label)
  expect(labels).toContain('Kinh phí thiết bị làng nghề')
  expect(labels).toContain('Số đề án ứng dụng MMTB')
})

test('plan and carried out of one year stand in the columns that were asked for', async () => {
  const stages = 'a=vung-MTTN&nam-a=2024&muc-a=plan&b=vung-MTTN&nam-b=2024&muc-b=actual'
  const { sides, rows } = await shownFor(stages)
  expect(sides).toEqual([
    'khu vực miền Trung – Tây Nguyên, 2024, kế hoạch',
    'khu vực miền Trung – Tây Nguyên, 2024, thực hiện',
  ])
  expect(rows.find(({ label }) => label === 'Kinh phí, khuyến công địa phương')).toMatchObject({
    first: { text: '52.026' },
    second: { text: '43.735' },
    difference: '-8.291',
    percent: '-15,94',
    unit: 'triệu đồng',
    status: 'kế hoạch → thực hiện',
  })
})

test('two regions stand under their names, each programme and each kind in a row of its own', async () => {
  const { sides, rows } = await shownFor('a=vung-NAM&nam-a=2018&b=vung-BAC&nam-b=2018')
  expect(sides?.[0]).toMatch(/^khu vực phía Nam, 2018/)
  expect(sides?.[1]).toMatch(/^khu vực phía Bắc, 2018/)
  const told = rows.map(({ label, unit, first, second, difference, percent }) =>
    [label, unit, first?.text, second?.text, difference, percent].join('; '),
  )
  expect(told).toContain('Kinh phí khuyến công; triệu đồng; 238,5; 400; 161,5; 67,71')
  expect(told).toContain('Số đề án trong sổ, khuyến công quốc gia; đề án; 6; 5; -1; -16,67')
  expect(told).toContain('Mô hình trình diễn kỹ thuật; triệu đồng; 500; 400; -100; -20,00')
})

test('a number that is no exact one keeps its word', async () => {
  const { rows } = await shownFor('a=vung-NAM&nam-a=2020&b=vung-NAM&nam-b=2014')
  expect(rows.map(({ first }) => first?.text)).toContain('gần 300')
})

test('what does not add up is told of the second report as of the first, and what is incomplete is not', async () => {
  const said = async (query: string) =>
    (await shownFor(query)).rows.flatMap(({ findings }) => findings)
  const second = await said('a=vung-BAC&nam-a=2018&b=vung-NAM&nam-b=2014')
  expect(second.map(wordsOf).join()).toContain('63,367')
  const scope = { kind: 'nation', code: 'VN' } as const
  const report = await yearReport({ scope, year: 2023, view: 'as-was' })
  expect(report?.findings.map(({ verdict }) => verdict)).toContain('incomplete')
  expect(await said('a=ca-nuoc&nam-a=2023&b=ca-nuoc&nam-b=2023')).toEqual([])
})

test('restated to the map of today, other schemes belong to a region', async () => {
  const north = 'a=vung-BAC&nam-a=2020&b=vung-BAC&nam-b=2020'
  const counted = async (query: string) =>
    (await shownFor(query)).rows.find(({ label }) => label === 'Số đề án trong sổ')?.first?.text
  expect([await counted(north), await counted(`${north}&xem=today`)]).toEqual(['4', '2'])
})

test('a page that nothing was asked of tells nothing wrong, and a place that is none is told at its field', async () => {
  const { chosen } = await shownFor('')
  expect([chosen.a, chosen.b].map((side) => [side.scopeIsWrong, side.yearIsWrong])).toEqual([
    [false, false],
    [false, false],
  ])
  const wrong = await shownFor('a=vung-TAY&nam-a=2013&b=vung-NAM&nam-b=2014')
  expect([wrong.chosen.a.scopeIsWrong, wrong.chosen.b.scopeIsWrong]).toEqual([true, false])
  expect(wrong.sides).toBeNull()
})
