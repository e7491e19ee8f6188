import { expect, test } from 'vitest'
import { aReport, theSouth } from '../testing.ts'
import { restatementsSince } from './restatements.ts'

const { figures } = aReport(theSouth(2014))

test('a report just frozen has no restatement', () => {
  expect(restatementsSince(figures, figures)).toEqual([])
})

test('a corrected figure is shown with its old and its new value', () => {
  const today = figures.map((figure) =>
    figure.id === 'F0014' ? { ...figure, value: '63.367' } : figure,
  )
  expect(restatementsSince(figures, today)).toMatchObject([
    { figureId: 'F0014', change: 'changed', before: { value: '63.335' }, now: { value: '63.367' } },
  ])
})

test('a withdrawn figure and a new one are told apart', () => {
  const [first, ...others] = figures
  expect(restatementsSince(figures, others)).toMatchObject([
    { figureId: first?.id, change: 'withdrawn', now: null },
  ])
  expect(restatementsSince(others, figures)).toMatchObject([
    { figureId: first?.id, change: 'added', before: null },
  ])
})

test('a second source of the same fact is no restatement', () => {
  const frozen = figures.map((figure) =>
    figure.id === 'F0001' ? { ...figure, repeats: [] } : figure,
  )
  expect(restatementsSince(frozen, figures)).toEqual([])
})
