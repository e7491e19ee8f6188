import { expect, it } from 'vitest'
import { headingRuns, type Column } from './column.ts'

const column = (id: string, group?: string): Column<never> => ({
  id,
  label: id,
  ...(group !== undefined && { group }),
})

it('puts neighbouring columns of one group under one heading', () => {
  const runs = headingRuns([
    column('title'),
    column('planned', 'national'),
    column('actual', 'national'),
    column('year'),
  ])
  expect(runs.map(({ group, span }) => [group, span])).toEqual([
    ['', 1],
    ['national', 2],
    ['', 1],
  ])
})

it('does not join columns of one group that are apart', () => {
  const runs = headingRuns([column('a', 'x'), column('b'), column('c', 'x')])
  expect(runs.map(({ span }) => span)).toEqual([1, 1, 1])
})
