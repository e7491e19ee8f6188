import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { theRealTerritory } from '../testing.ts'
import { nationalTotal, restate, type AdditiveFact } from './restate.ts'

const territory = theRealTerritory()
const plus = (a: bigint, b: bigint) => a + b

const anyFact: fc.Arbitrary<AdditiveFact> = fc.record({
  place: fc.constantFrom(...territory.provinces).map(({ list, code }) => ({ list, code })),
  rollUp: fc.constant('sum' as const),
  amount: fc.option(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), { nil: null }),
})
const someFacts = fc.array(anyFact, { maxLength: 200 })

describe('any facts of any provinces', () => {
  test('have the same national total as they were and on today’s map', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const [asWas, today] = [
          restate(territory, facts, 'as-was'),
          restate(territory, facts, 'today'),
        ]
        expect(nationalTotal(today, plus)).toBe(nationalTotal(asWas, plus))
        const direct = facts.flatMap(({ amount }) => amount ?? []).reduce(plus, 0n)
        expect(nationalTotal(today, plus) ?? 0n).toBe(direct)
      }),
    )
  })

  test('are all counted, and the known ones are counted as known', () => {
    fc.assert(
      fc.property(
        someFacts,
        fc.constantFrom('as-was' as const, 'today' as const),
        (facts, view) => {
          const restated = restate(territory, facts, view)
          expect(restated.reduce((sum, unit) => sum + unit.facts, 0)).toBe(facts.length)
          expect(restated.reduce((sum, unit) => sum + unit.known, 0)).toBe(
            facts.filter(({ amount }) => amount !== null).length,
          )
        },
      ),
    )
  })

  test('restated to today’s map name only provinces of today, each once', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const places = restate(territory, facts, 'today').map(({ place }) => place)
        expect(places.every(({ list }) => list === 34)).toBe(true)
        expect(new Set(places.map(({ code }) => code)).size).toBe(places.length)
      }),
    )
  })

  test('give the same in any order', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const amounts = (list: readonly AdditiveFact[]) =>
          restate(territory, list, 'today').map(({ place, amount }) => [place.code, amount])
        expect(amounts([...facts].reverse())).toEqual(amounts(facts))
      }),
    )
  })
})

test('the 24 of 2014 (Bắc Giang) and the 24 of 2026 (Bắc Ninh) are two as they were and one today', () => {
  const facts: AdditiveFact[] = [
    { place: { list: 63, code: '24' }, rollUp: 'sum', amount: 5n },
    { place: { list: 34, code: '24' }, rollUp: 'sum', amount: 7n },
  ]
  expect(restate(territory, facts, 'as-was').map(({ amount }) => amount)).toEqual([5n, 7n])
  expect(
    restate(territory, facts, 'today').map(({ place, amount }) => [place.code, amount]),
  ).toEqual([['24', 12n]])
})

test('what is unknown stays unknown and is not zero', () => {
  const facts: AdditiveFact[] = [{ place: { list: 63, code: '74' }, rollUp: 'sum', amount: null }]
  expect(restate(territory, facts, 'today')).toEqual([
    {
      place: { list: 34, code: '79' },
      amount: null,
      known: 0,
      facts: 1,
      from: [{ list: 63, code: '74' }],
    },
  ])
})

test('distinct counts and ratios cannot be restated: neither the types nor the program let them', () => {
  const place = { list: 63, code: '74' } as const
  // @ts-expect-error establishments counted once each do not add up
  expect(() => restate(territory, [{ place, rollUp: 'distinct', amount: 3n }], 'today')).toThrow(
    'distinct',
  )
  // @ts-expect-error a share is computed again from its sums
  expect(() => restate(territory, [{ place, rollUp: 'ratio', amount: 3n }], 'today')).toThrow(
    'ratio',
  )
})

test('a fact of no known province is a bug and is said', () => {
  const facts: AdditiveFact[] = [{ place: { list: 34, code: '74' }, rollUp: 'sum', amount: 1n }]
  expect(() => restate(territory, facts, 'today')).toThrow('34:74')
})
