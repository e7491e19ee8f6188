import { expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import { decideShare, type ShareContext, type ShareDraft } from './decide-share.ts'

const context: ShareContext = {
  today: plainDate('2026-11-25'),
  fromProvinceId: '66',
  provinceExists: true,
  ownSchemeIds: new Set(['a', 'b']),
}
const draft: ShareDraft = {
  schemeIds: ['a'],
  toProvinceId: '24',
  ground: 'Thỏa thuận hợp tác 2026',
  documentNumber: null,
  endsOn: '2026-12-31',
}
const codesOf = (change: Partial<ShareDraft>, known: Partial<ShareContext> = {}) => {
  const decision = decideShare({ ...draft, ...change }, { ...context, ...known })
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code)
}

test('a share with records, another province, a ground and a last day is given', () => {
  expect(codesOf({})).toEqual([])
  expect(codesOf({ endsOn: '2026-11-25' })).toEqual([])
  expect(codesOf({ endsOn: '2029-11-25' })).toEqual([])
})

test('everything that is wrong is said at once', () => {
  expect(codesOf({ schemeIds: [], ground: 'ngắn', endsOn: '' }, { provinceExists: false })).toEqual(
    ['nothingChosen', 'provinceMissing', 'groundMissing', 'endMissing'],
  )
})

test.each([
  [{ toProvinceId: '66' }, 'withYourself'],
  [{ schemeIds: ['a', 'c'] }, 'notYours'],
  [{ schemeIds: Array.from({ length: 201 }, () => 'a') }, 'tooMany'],
  [{ ground: 'x'.repeat(501) }, 'groundTooLong'],
  [{ documentNumber: 'x'.repeat(101) }, 'groundTooLong'],
  [{ endsOn: '2026-11-24' }, 'endPast'],
  [{ endsOn: '2029-11-26' }, 'endTooFar'],
  [{ endsOn: '2026-02-30' }, 'endMissing'],
] as const)('a share with %j is refused: %s', (change, code) => {
  expect(codesOf(change)).toEqual([code])
})
