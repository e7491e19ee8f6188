import { expect, test } from 'vitest'
import { planBars } from './plan.ts'

test('plan and actual stand on one scale for all rows', () => {
  expect(
    planBars([
      { label: 'Lâm Đồng', planned: 8, actual: 10 },
      { label: 'An Giang', planned: 5, actual: 4 },
    ]),
  ).toEqual([
    { label: 'Lâm Đồng', planned: 80, actual: 100, ratio: 1.25 },
    { label: 'An Giang', planned: 50, actual: 40, ratio: 0.8 },
  ])
})

test('what is not known has no width and no ratio', () => {
  const [bar] = planBars([{ label: 'Bến Tre', planned: 4, actual: null }])
  expect(bar).toEqual({ label: 'Bến Tre', planned: 91, actual: null, ratio: null })
})

test('a plan of nothing gives no ratio', () => {
  expect(planBars([{ label: 'a', planned: 0, actual: 2 }])[0]?.ratio).toBeNull()
})
