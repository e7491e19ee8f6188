import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mutationKinds, mutationScore, theRealGeography } from '../../testing.ts'
import { readFigures } from '../read-figures.ts'
import { factsOf } from '../reconcile/fact.ts'
import { exactly } from '../reconcile/range.ts'
import { beyondTolerance } from './relation.ts'

const zero = { units: 0n, scale: 0 }

test('the score judges what comes out by what is printed, not by the ranges of the rules', () => {
  const printed = (value: number) => ({
    indicator: 'workers_trained',
    value,
    unit: 'nghìn lao động',
    period: '2019',
  })
  const judged = (values: readonly number[]) => {
    const facts = factsOf(readFigures(values.map(printed)), theRealGeography())
    const [lead, ...rest] = facts.map((each) => ({ ...each, range: exactly(zero) }))
    return lead && beyondTolerance({ kind: 'sum', facts: [lead, ...rest], count: 0 })
  }
  expect(judged([12, 7.4, 4.5])).toBe(0)
  expect(judged([13, 7.4, 4.5])).toBeCloseTo(500)
})

const rows = JSON.parse(readFileSync('data/kc/reported-figures.json', 'utf8')) as Record<
  string,
  unknown
>[]

test('of the slips made on purpose in real figures, at least 95 of 100 are found', () => {
  for (const seed of [1, 20_140_529]) {
    const score = mutationScore(rows, theRealGeography(), seed)
    const tallies = mutationKinds.map((kind) => score.byKind[kind])
    const made = tallies.reduce((sum, each) => sum + each.made, 0)
    const found = tallies.reduce((sum, each) => sum + each.found, 0)
    expect(score.groups).toBeGreaterThan(50)
    expect(made).toBeGreaterThan(400)
    expect(found / made).toBeGreaterThanOrEqual(0.95)
  }
})

test('the same seed makes the same slips', () => {
  expect(mutationScore(rows, theRealGeography(), 7)).toEqual(
    mutationScore(rows, theRealGeography(), 7),
  )
})
