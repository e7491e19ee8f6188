import { expect, test } from 'vitest'
import { publicStanding, type Reach, type Standing } from '#core/standing.ts'
import { isWithin, type ScopeMap } from './within-scope.ts'

const map: ScopeMap = {
  successorOf: (code) => ({ '54': '66', '66': '66', '06': '24' })[code],
  provincesOf: (region) => (region === 'MTTN' ? ['48', '66'] : ['24']),
}
const standing = (reach: Reach, ...provinceIds: string[]): Standing => ({
  ...publicStanding,
  reach,
  provinceIds,
})
const ofProvince = standing('province', '66')
const ofRegion = standing('region', '66', '48')

test('a province freezes its own report, and those of the provinces that became it', () => {
  expect(isWithin({ kind: 'province34', code: '66' }, ofProvince, map)).toBe(true)
  expect(isWithin({ kind: 'province63', code: '54' }, ofProvince, map)).toBe(true)
  expect(isWithin({ kind: 'province34', code: '24' }, ofProvince, map)).toBe(false)
  expect(isWithin({ kind: 'province63', code: '06' }, ofProvince, map)).toBe(false)
  expect(isWithin({ kind: 'province63', code: '99' }, ofProvince, map)).toBe(false)
})

test('a province freezes no report of its region or the nation', () => {
  expect(isWithin({ kind: 'region', code: 'MTTN' }, ofProvince, map)).toBe(false)
  expect(isWithin({ kind: 'nation', code: 'VN' }, ofProvince, map)).toBe(false)
})

test('the host of a conference freezes the report of its region, and of no other', () => {
  expect(isWithin({ kind: 'region', code: 'MTTN' }, ofRegion, map)).toBe(true)
  expect(isWithin({ kind: 'region', code: 'BAC' }, ofRegion, map)).toBe(false)
  expect(isWithin({ kind: 'nation', code: 'VN' }, ofRegion, map)).toBe(false)
})

test('the agency freezes any report; who only reads sums freezes none', () => {
  for (const scope of [
    { kind: 'province34', code: '24' },
    { kind: 'region', code: 'BAC' },
    { kind: 'nation', code: 'VN' },
  ] as const) {
    expect(isWithin(scope, standing('nation'), map)).toBe(true)
    expect(isWithin(scope, standing('aggregates'), map)).toBe(false)
    expect(isWithin(scope, standing('published'), map)).toBe(false)
  }
})
