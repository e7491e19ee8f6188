import { expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import { publicStanding, type Standing } from '#core/standing.ts'
import { decideUnit, decideUnitEnd, decideUnitLink, type AskedUnit } from './decide-unit.ts'

const ofProvince: Standing = { ...publicStanding, reach: 'province', provinceIds: ['66'] }
const ofNation: Standing = { ...publicStanding, reach: 'nation' }
const commune: AskedUnit = {
  kind: 'commune',
  name: 'UBND xã Ea Kao',
  provinceId: '66',
  region: null,
  parent: { provinceId: '66' },
  namesakes: 0,
}

const codes = (standing: Standing, change: Partial<AskedUnit>) => {
  const decision = decideUnit(standing, { ...commune, ...change })
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code)
}

test('an administrator of a province makes units of that province, and of no other and no nation', () => {
  expect(codes(ofProvince, {})).toEqual([])
  expect(codes(ofProvince, { provinceId: '24', parent: null })).toEqual(['beyond-reach'])
  expect(codes(ofProvince, { kind: 'inspectorate', provinceId: null, parent: null })).toEqual([
    'beyond-reach',
  ])
  expect(codes(ofNation, { kind: 'inspectorate', provinceId: null, parent: null })).toEqual([])
})

test('a unit stands at the level of its kind, below a unit of its province or of the nation', () => {
  expect(codes(ofNation, { provinceId: null, parent: null })).toEqual(['province-missing'])
  expect(codes(ofNation, { kind: 'agency' })).toEqual(['province-not-of-kind'])
  expect(codes(ofNation, { kind: 'regionalCentre', provinceId: null, parent: null })).toEqual([
    'region-missing',
  ])
  expect(codes(ofNation, { region: 'NAM' })).toEqual(['region-not-of-kind'])
  expect(codes(ofNation, { kind: 'inspectorate', region: 'NAM' })).toEqual(['region-not-of-kind'])
  const regional = { kind: 'inspectorate', provinceId: null, region: 'NAM', parent: null }
  expect(codes(ofNation, regional)).toEqual([])
  expect(codes(ofNation, { parent: { provinceId: '24' } })).toEqual(['parent-of-another-province'])
  expect(codes(ofNation, { parent: { provinceId: null } })).toEqual([])
  expect(codes(ofNation, { kind: 'nha-may', name: ' ' })).toEqual(['name-missing', 'kind-unknown'])
})

test('a second unit of the same kind and name in a province is refused', () => {
  expect(codes(ofProvince, { namesakes: 1 })).toEqual(['name-taken'])
})

test('only a unit that is an establishment stands for one of the register, and only within reach', () => {
  const codesOf = (standing: Standing, kind: 'establishment' | 'commune', id: string | null) => {
    const decision = decideUnitLink(standing, { kind, provinceId: '66' }, id)
    return decision.allowed ? [] : decision.reasons.map(({ code }) => code)
  }
  expect(codesOf(ofProvince, 'establishment', 'e1')).toEqual([])
  expect(codesOf(ofProvince, 'establishment', null)).toEqual(['no-establishment'])
  expect(codesOf(ofProvince, 'commune', 'e1')).toEqual(['no-establishment'])
  expect(codesOf(publicStanding, 'establishment', 'e1')).toEqual(['beyond-reach'])
})

test('a unit does not end before it began, nor while somebody holds a role in it', () => {
  const unit = { provinceId: '66', validFrom: plainDate('2025-07-01') }
  const end = (validTo: string, openRoles: number) => {
    const decision = decideUnitEnd(ofProvince, unit, { validTo: plainDate(validTo), openRoles })
    return decision.allowed ? [] : decision.reasons.map(({ code }) => code)
  }
  expect(end('2026-12-31', 0)).toEqual([])
  expect(end('2025-06-30', 2)).toEqual(['ends-before-begins', 'roles-open'])
})
