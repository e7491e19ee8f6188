import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evennessOf } from './evenness.ts'

const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 13n }), { minLength: 1, maxLength: 40 })
const shared = amounts.filter((list) => list.some((amount) => amount > 0n))

describe('evenness', () => {
  test('equal amounts have index zero', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (n, amount) => {
          const { gini, theil } = evennessOf(Array<bigint>(n).fill(amount), n)
          expect([gini, theil]).toEqual(['0.0000', '0.0000'])
        },
      ),
    ))

  test('Gini stays between 0 and 1 − 1/n, Theil between 0 and ln n', () =>
    fc.assert(
      fc.property(shared, (list) => {
        const { gini, theil } = evennessOf(list, list.length)
        expect(Number(gini)).toBeGreaterThanOrEqual(0)
        expect(Number(gini)).toBeLessThanOrEqual(1 - 1 / list.length + 0.0001)
        expect(Number(theil)).toBeGreaterThanOrEqual(0)
        expect(Number(theil)).toBeLessThanOrEqual(Math.log(list.length) + 0.0001)
      }),
    ))

  test('the unit of money does not matter', () =>
    fc.assert(
      fc.property(shared, (list) => {
        const scaled = list.map((amount) => amount * 1000n)
        expect(evennessOf(scaled, list.length).gini).toBe(evennessOf(list, list.length).gini)
        expect(evennessOf(scaled, list.length).theil).toBe(evennessOf(list, list.length).theil)
      }),
    ))

  test('the order of provinces does not matter', () =>
    fc.assert(
      fc.property(shared, (list) => {
        expect(evennessOf([...list].reverse(), list.length)).toEqual(evennessOf(list, list.length))
      }),
    ))

  test('one province with everything among four gives 0,75', () => {
    expect(evennessOf([0n, 0n, 0n, 8n], 4)).toMatchObject({
      gini: '0.7500',
      theil: Math.log(4).toFixed(4),
    })
  })

  test('fifteen of twenty provinces give no index, sixteen do', () => {
    const known = (n: number) => [...Array<bigint>(n).fill(5n), ...Array<null>(20 - n).fill(null)]
    expect(evennessOf(known(15), 20)).toMatchObject({
      gini: null,
      lorenz: null,
      noIndex: 'coverage',
      known: 15,
    })
    expect(evennessOf(known(16), 20)).toMatchObject({ gini: '0.0000', noIndex: null, known: 16 })
  })

  test('an unknown amount is left out, not counted as zero', () => {
    expect(evennessOf([7n, 7n, 7n, 7n, null], 5).gini).toBe('0.0000')
  })

  test('the Lorenz curve ends at all the money for all the provinces', () => {
    expect(evennessOf([1n, 3n], 2).lorenz).toEqual([
      [0, 0],
      [0.5, 0.25],
      [1, 1],
    ])
  })
})
