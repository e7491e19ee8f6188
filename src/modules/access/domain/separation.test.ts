import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decideAdjuster,
  decideAppraiser,
  decideConfirmer,
  decideDecider,
  decideJuror,
  separations,
  type Doer,
  type Party,
} from './separation.ts'

const names = fc.constantFrom('lan', 'hoa', 'mai', 'nam')
const places = fc.constantFrom('sở', 'trung tâm', 'xã', 'hợp tác xã')
const party: fc.Arbitrary<Party> = fc.record({
  personId: names,
  unitIds: fc.uniqueArray(places),
  establishmentIds: fc.uniqueArray(places),
  isAdmin: fc.boolean(),
})
const doer: fc.Arbitrary<Doer> = fc.record({ personId: names, unitId: places })

const did = ({ personId, unitIds }: Party, by: Doer) =>
  by.personId === personId || unitIds.includes(by.unitId)
const codes = (decision: ReturnType<typeof decideDecider>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code)

const lan: Party = { personId: 'lan', unitIds: ['sở'], establishmentIds: [], isAdmin: false }

test('who wrote a scheme, or is of a unit that did, does not appraise it; everybody else may', () => {
  fc.assert(
    fc.property(party, fc.array(doer), (who, writers) => {
      const mayNot = who.isAdmin || writers.some((writer) => did(who, writer))
      expect(decideAppraiser(who, writers).allowed).toBe(!mayNot)
    }),
  )
  expect(codes(decideAppraiser(lan, [{ personId: 'lan', unitId: 'trung tâm' }]))).toEqual([
    'wroteIt',
  ])
  expect(codes(decideAppraiser(lan, [{ personId: 'hoa', unitId: 'sở' }]))).toEqual([
    'ownUnitWroteIt',
  ])
})

test('a jury member scores no product of an establishment or centre they belong to, and all others', () => {
  fc.assert(
    fc.property(party, places, fc.option(places), (who, establishmentId, supportUnitId) => {
      const belongs =
        who.establishmentIds.includes(establishmentId) ||
        (supportUnitId !== null && who.unitIds.includes(supportUnitId))
      const decision = decideJuror(who, { establishmentId, supportUnitId })
      expect(decision.allowed).toBe(!belongs && !who.isAdmin)
      expect(codes(decision).includes('belongsToEntrant')).toBe(belongs)
    }),
  )
})

test.each([
  ['confirms the volume of an advance', decideConfirmer, 'requestedIt', 'ownUnitRequestedIt'],
  ['approves an adjustment', decideAdjuster, 'ownAdjustment', 'ownUnitsAdjustment'],
] as const)(
  'nobody %s they asked for, for themselves or for their unit',
  (_, decide, own, ofUnit) => {
    fc.assert(
      fc.property(party, doer, (who, requester) => {
        expect(decide(who, requester).allowed).toBe(!who.isAdmin && !did(who, requester))
      }),
    )
    expect(codes(decide(lan, { personId: 'lan', unitId: 'sở' }))).toEqual([own, ofUnit])
  },
)

test('an administrator takes no decision, and is told so beside every other reason', () => {
  const admin = { ...lan, isAdmin: true }
  const requester = { personId: 'lan', unitId: 'sở' }
  expect(codes(decideDecider(admin))).toEqual(['adminDecidesNothing'])
  expect(codes(decideAdjuster(admin, requester))).toContain('adminDecidesNothing')
  expect(codes(decideAdjuster(admin, requester))).toContain('ownAdjustment')
  expect(decideDecider(lan)).toEqual({ allowed: true, fact: lan, warnings: [] })
})

test('every refusal cites the article it rests on and says so in two languages', () => {
  fc.assert(
    fc.property(party, doer, (who, requester) => {
      const decision = decideAdjuster(who, requester)
      for (const { code, cites } of decision.allowed ? [] : decision.reasons)
        expect(cites).toBe(separations[code].cites)
    }),
  )
  for (const { vi, en, cites } of Object.values(separations)) {
    expect(vi).toMatch(/[ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụ].*\.$/)
    expect(en).toMatch(/\.$/)
    expect(cites).toMatch(/Điều \d/)
  }
})
