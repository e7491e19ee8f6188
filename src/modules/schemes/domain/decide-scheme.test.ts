import { expect, test } from 'vitest'
import type { SchemeDraft } from '../model.ts'
import { aScheme } from '../testing.ts'
import { decideScheme, type SchemeContext } from './decide-scheme.ts'

const context: SchemeContext = {
  thisYear: 2026,
  provinceExists: true,
  provinceIsTheirs: true,
  districtIsHere: true,
  communeIsHere: true,
  indicators: new Set(['C02', 'A01']),
}

const refusalsOf = (draft: SchemeDraft, more: Partial<SchemeContext> = {}) => {
  const decision = decideScheme(draft, { ...context, ...more })
  return decision.allowed ? [] : decision.reasons.map(({ code, field }) => [code, field])
}
const warningsFor = (draft: SchemeDraft) => {
  const decision = decideScheme(draft, context)
  return decision.allowed ? decision.warnings.map(({ code }) => code) : []
}

test('a plain scheme may be saved, and the register says its support was not checked against norms', () => {
  expect(refusalsOf(aScheme())).toEqual([])
  expect(warningsFor(aScheme())).toEqual(['normNotChecked'])
})

test('a scheme of which only title and province are known may be saved', () => {
  const bare = aScheme({
    activityKind: null,
    fundTier: null,
    money: [],
    yearFrom: null,
    yearTo: null,
    status: 'unknown',
  })
  expect(refusalsOf(bare)).toEqual([])
  expect(warningsFor(bare)).toEqual(['yearMissing'])
})

test('every reason against a scheme is named at once, with its field', () => {
  const draft = aScheme({
    title: ' ',
    yearFrom: 2021,
    yearTo: 2020,
    money: [
      { source: 'national', plannedDong: -1n, actualDong: null },
      { source: 'national', plannedDong: null, actualDong: null },
    ],
    outputs: [{ indicator: 'Z99', planned: '1', actual: null }],
    sourceUrl: 'javascript:alert(1)',
  })
  expect(refusalsOf(draft, { provinceExists: false })).toEqual([
    ['titleMissing', 'title'],
    ['placeUnknown', 'place'],
    ['endsBeforeStart', 'yearTo'],
    ['moneyNegative', 'money.national.plannedDong'],
    ['sourceTwice', 'money.national'],
    ['indicatorUnknown', 'outputs.0'],
    ['addressUnsafe', 'sourceUrl'],
  ])
})

test('an amount typed in millions is asked about', () => {
  const draft = aScheme({ money: [{ source: 'provincial', plannedDong: 200n, actualDong: null }] })
  expect(warningsFor(draft)).toContain('moneySmall')
})

test('an output of another kind of activity is asked about', () => {
  const draft = aScheme({ outputs: [{ indicator: 'A01', planned: '30', actual: null }] })
  expect(warningsFor(draft)).toContain('indicatorOfOtherKind')
  expect(
    warningsFor(aScheme({ outputs: [{ indicator: 'C02', planned: '1', actual: null }] })),
  ).not.toContain('indicatorOfOtherKind')
})

test('district money after the districts, and a map out of force, are asked about', () => {
  const late = aScheme({
    yearFrom: 2026,
    yearTo: 2026,
    money: [{ source: 'district', plannedDong: 5_000_000n, actualDong: null }],
  })
  expect(warningsFor(late)).toEqual(
    expect.arrayContaining(['sourceNotYetOrOver', 'placeNotOfYear']),
  )
})
