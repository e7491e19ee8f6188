import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mutationKinds, mutationScore, theRealGeography } from '../../testing.ts'

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
