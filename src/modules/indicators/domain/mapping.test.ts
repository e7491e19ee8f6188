import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findIndicator, indicators } from './catalogue.ts'
import { indicatorFor, mapping } from './mapping.ts'
import { meaningOf } from './meaning.ts'

const published = JSON.parse(readFileSync('data/kc/indicators.json', 'utf8')) as {
  indicator: string
  unitsSeen: Record<string, number>
}[]

test('each of the 92 names of the sources is mapped or has a reason', () => {
  expect(published).toHaveLength(92)
  for (const { indicator } of published) {
    const row = mapping[indicator]
    expect([indicator, row !== undefined]).toEqual([indicator, true])
    if (row?.indicator === null) expect(row.reason.length).toBeGreaterThan(20)
    else if (row) expect(findIndicator(row.indicator)).toBeDefined()
  }
})

test('the catalogue lists each indicator once, in its order', () => {
  expect(new Set(indicators.map((each) => each.code)).size).toBe(indicators.length)
  expect(indicators.map((each) => each.order)).toEqual(indicators.map((_, index) => index))
})

test('planned money and money carried out are two indicators; tier is a column', () => {
  expect(indicatorFor('budget_national', 'plan')).toBe('M01')
  expect(indicatorFor('budget_national', 'actual')).toBe('M03')
  expect(meaningOf('budget_national', 'tỷ đồng')?.tier).toBe('national')
})

test('a name never met before is understood by its parts', () => {
  expect(meaningOf('budget_machinery_local', 'tỷ đồng')).toMatchObject({
    measure: 'money',
    kind: 'machinery',
    tier: 'local',
  })
  expect(meaningOf('pct_of_plan_national', '%')).toMatchObject({
    form: 'rate',
    measure: 'money',
    tier: 'national',
  })
  expect(meaningOf('budget_per_project_national', 'triệu đồng/đề án')).toMatchObject({
    form: 'average',
    per: 'scheme',
    tier: 'national',
  })
  expect(meaningOf('budget_average', 'tỷ đồng/tỉnh')).toMatchObject({
    form: 'average',
    per: 'province',
  })
  expect(meaningOf('schemes_local', 'đề án')).toMatchObject({ measure: 'schemes', tier: 'local' })
  expect(meaningOf('products_certified_regional', 'sản phẩm')).toMatchObject({
    measure: 'products.recognised',
    level: 'region',
  })
})
