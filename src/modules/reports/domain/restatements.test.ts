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

test('a figure that says something else in its unit, its word or its coverage is restated', () => {
  const coverage = { known: 19, of: 20, what: 'province' } as const
  for (const other of [{ unit: 'triệu đồng' }, { qualifier: 'gần' }, { coverage }]) {
    const today = figures.map((figure) =>
      figure.id === 'F0014' ? { ...figure, ...other } : figure,
    )
    expect(restatementsSince(figures, today)).toMatchObject([
      { figureId: 'F0014', change: 'changed', now: other },
    ])
  }
})

test('a second source of the same fact is no restatement, whichever of the two stands first', () => {
  const [first] = figures
  if (!first) throw new Error('no figures')
  const other = { ...first, id: 'F9998', repeats: [first.id] }
  const today = figures.map((figure) => (figure.id === first.id ? other : figure))
  expect(restatementsSince(figures, today)).toEqual([])
  expect(restatementsSince(today, figures)).toEqual([])
})

test('a second printing that is corrected since no longer says the same, and is shown', () => {
  const [first, ...others] = figures
  if (!first) throw new Error('no figures')
  const frozen = [{ ...first, repeats: ['F9998'] }, ...others]
  const corrected = { ...first, id: 'F9998', value: '54.1', repeats: [] }
  const today = [{ ...first, repeats: [] }, corrected, ...others]
  expect(restatementsSince(frozen, today)).toMatchObject([
    { figureId: 'F9998', change: 'changed', before: { id: first.id }, now: { value: '54.1' } },
  ])
})
