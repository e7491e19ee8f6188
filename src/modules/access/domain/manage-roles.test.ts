import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import {
  decidePersonState,
  decideRole,
  decideRoleEnd,
  isHeldOrToCome,
  type DatedHolding,
  type DatedUnit,
  type Manager,
} from './manage-roles.ts'
import { permissions, tableReach, type ActName } from './permissions.ts'
import { roleNames, roles, type Role } from './roles.ts'
import { standingOf, type RegionMap } from './standing-of.ts'
import { unitKinds, type UnitKind } from './unit-kinds.ts'

const regions: RegionMap = { provincesOf: () => ['48', '66'], regionOf: () => 'MTTN' }
const acts = Object.keys(permissions) as readonly ActName[]
const since = plainDate('2025-07-01')
const day = plainDate('2026-11-25')

const unitOf = (kind: UnitKind, provinceId: string | null, id = `${kind}/${provinceId}`) =>
  ({
    id,
    kind,
    name: id,
    provinceId,
    region: null,
    establishmentId: null,
    validFrom: since,
    validTo: null,
  }) satisfies DatedUnit

const held = (role: Role, unit: DatedUnit, personId = 'p'): DatedHolding => ({
  id: `${personId}/${role}`,
  personId,
  role,
  unit,
  validFrom: since,
  validTo: null,
})

function manager(role: Role, unit: DatedUnit, personId = 'boss'): Manager | null {
  const standing = standingOf('role.give', { personId, holding: held(role, unit) }, regions)
  return standing && { personId, standing }
}

const some = (found: Manager | null): Manager => {
  if (!found) throw new Error('may give no role')
  return found
}

const department = unitOf('department', '66')
const nationalAdmin = some(manager('admin', unitOf('operator', null)))
const provinceAdmin = some(manager('admin', department))
const leader = some(manager('doitLeader', department))

const gift = (role: string, unit: DatedUnit, personId = 'p') => ({
  personId,
  role,
  unit,
  validFrom: day,
  validTo: null,
})

const codes = (decision: ReturnType<typeof decideRole>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code)

test('a leader gives the roles of their own department, and of no other', () => {
  expect(codes(decideRole(leader, gift('doitOfficer', department), []))).toEqual([])
  const elsewhere = unitOf('department', '24')
  expect(codes(decideRole(leader, gift('doitOfficer', elsewhere), []))).toEqual([
    'unit-beyond-reach',
  ])
  const centre = unitOf('centre', '66')
  expect(codes(decideRole(leader, gift('centreStaff', centre), []))).toEqual(['unit-beyond-reach'])
})

test('a leader makes nobody an administrator: an administrator manages more than one unit', () => {
  expect(codes(decideRole(leader, gift('admin', department), []))).toEqual(['role-beyond-reach'])
  expect(codes(decideRole(provinceAdmin, gift('admin', department), []))).toEqual([])
})

test('an administrator of a province gives no role of the nation, of another province or of a region', () => {
  for (const unit of [unitOf('agency', null), unitOf('operator', null)])
    for (const role of roleNames)
      expect(codes(decideRole(provinceAdmin, gift(role, unit), []))).toContain('unit-beyond-reach')
  expect(codes(decideRole(provinceAdmin, gift('hostProvince', department), []))).toEqual([
    'role-beyond-reach',
  ])
  expect(codes(decideRole(nationalAdmin, gift('hostProvince', department), []))).toEqual([])
})

test('who administers holds no role of business on the same day, and the other way round', () => {
  const officer = held('doitOfficer', department)
  expect(codes(decideRole(nationalAdmin, gift('admin', department), [officer]))).toEqual([
    'admin-beside-business',
  ])
  const admin = held('admin', department)
  expect(codes(decideRole(nationalAdmin, gift('doitOfficer', department), [admin]))).toEqual([
    'admin-beside-business',
  ])
  const ended = { ...admin, validTo: plainDate('2026-11-24') }
  expect(codes(decideRole(nationalAdmin, gift('doitOfficer', department), [ended]))).toEqual([])
})

test('a role is given while its unit exists, once, and from a day to a later one', () => {
  const closed = { ...department, validTo: plainDate('2026-12-31') }
  expect(codes(decideRole(nationalAdmin, gift('doitOfficer', closed), []))).toEqual([
    'unit-not-there',
  ])
  const twice = [held('doitOfficer', department)]
  expect(codes(decideRole(nationalAdmin, gift('doitOfficer', department), twice))).toEqual([
    'role-held-already',
  ])
  const backwards = { ...gift('doitOfficer', department), validTo: plainDate('2026-11-01') }
  expect(codes(decideRole(nationalAdmin, backwards, []))).toEqual(['ends-before-begins'])
})

const aUnit = fc
  .record({
    kind: fc.constantFrom(...(Object.keys(unitKinds) as UnitKind[])),
    provinceId: fc.constantFrom('24', '66', null),
  })
  .map(({ kind, provinceId }) => unitOf(kind, provinceId))

const aManager = fc
  .record({ role: fc.constantFrom(...roleNames), unit: aUnit })
  .map(({ role, unit }) => ({ unit, by: manager(role, unit) }))

const aRole = fc.constantFrom(...roleNames, 'quan-vuong')

test('nobody gives himself a role, whoever they are', () => {
  fc.assert(
    fc.property(aManager, aRole, aUnit, ({ by }, role, unit) => {
      if (by) expect(decideRole(by, gift(role, unit, 'boss'), []).allowed).toBe(false)
    }),
  )
})

test('what somebody of a province gives reaches no unpublished record outside it', () => {
  fc.assert(
    fc.property(aManager, aRole, aUnit, ({ by, unit: own }, role, unit) => {
      if (!by || own.provinceId === null) return
      const decision = decideRole(by, gift(role, unit), [])
      if (!decision.allowed) return
      const holding = held(decision.fact.role, unit)
      for (const act of acts) {
        const given = standingOf(act, { personId: 'p', holding }, regions)
        if (!given || given.reach === 'published' || given.reach === 'aggregates') continue
        expect([act, given.provinceIds]).toEqual([act, [own.provinceId]])
      }
    }),
  )
})

test('what somebody gives manages no more people than they do', () => {
  const order = ['own', 'unit', 'province', 'nation']
  fc.assert(
    fc.property(aManager, aRole, aUnit, ({ by }, role, unit) => {
      if (!by) return
      const decision = decideRole(by, gift(role, unit), [])
      if (!decision.allowed) return
      const given = standingOf(
        'role.give',
        { personId: 'p', holding: held(decision.fact.role, unit) },
        regions,
      )
      if (given)
        expect(order.indexOf(given.reach)).toBeLessThanOrEqual(order.indexOf(by.standing.reach))
    }),
  )
})

test('a role is only given in a unit of its kind', () => {
  fc.assert(
    fc.property(aManager, aRole, aUnit, ({ by }, role, unit) => {
      if (!by) return
      const decision = decideRole(by, gift(role, unit), [])
      if (decision.allowed) expect(roles[decision.fact.role].unitKinds).toContain(unit.kind)
    }),
  )
})

test('whoever gives roles does no business, or gives them in their own unit alone', () => {
  const business = /^(scheme|import|figures|report)\.(?!read)/
  for (const role of roleNames) {
    if (tableReach('role.give', role) !== 'nation') continue
    for (const act of acts.filter((name) => business.test(name)))
      expect([role, act, tableReach(act, role)]).toEqual([role, act, null])
  }
})

const others = (otherAdministrators: number) => ({ otherAdministrators, today: day })

test('a role ends with a reason, not before it began, and not later than it would', () => {
  const holding = held('doitOfficer', department)
  const end = { validTo: day, because: 'Chuyển công tác' }
  expect(decideRoleEnd(leader, holding, end, others(1)).allowed).toBe(true)
  const refusals = [
    { ...end, because: ' ' },
    { ...end, validTo: plainDate('2025-06-30') },
  ].map((one) => decideRoleEnd(leader, holding, one, others(1)))
  expect(refusals.map((one) => !one.allowed && one.reasons[0]?.code)).toEqual([
    'because-missing',
    'ends-before-begins',
  ])
  const ending = { ...holding, validTo: plainDate('2026-06-30') }
  expect(decideRoleEnd(leader, ending, end, others(1))).toMatchObject({
    reasons: [{ code: 'ends-later-than-it-does' }],
  })
  expect(
    decideRoleEnd(leader, held('centreStaff', unitOf('centre', '66')), end, others(1)),
  ).toMatchObject({
    reasons: [{ code: 'unit-beyond-reach' }],
  })
})

test('a role still to come is called off, and is then in nobody’s way; one that begins today ends at once, one of before not before it began', () => {
  const to = { validTo: plainDate('2026-11-30'), because: 'Quyết định đã rút' }
  const coming = { ...held('doitOfficer', department), validFrom: plainDate('2026-12-01') }
  expect(decideRoleEnd(leader, coming, to, others(1)).allowed).toBe(true)
  for (const validTo of ['2026-11-29', '2026-10-31'])
    expect(
      decideRoleEnd(leader, coming, { ...to, validTo: plainDate(validTo) }, others(1)),
    ).toMatchObject({ reasons: [{ code: 'ends-before-begins' }] })
  const atOnce = { ...to, validTo: plainDate('2026-11-24') }
  const begun = { ...coming, validFrom: day }
  expect(decideRoleEnd(leader, begun, atOnce, others(1)).allowed).toBe(true)
  const before = { ...coming, validFrom: plainDate('2026-11-24') }
  expect(decideRoleEnd(leader, before, atOnce, others(1)).allowed).toBe(true)
  expect(
    decideRoleEnd(leader, before, { ...to, validTo: plainDate('2026-11-23') }, others(1)),
  ).toMatchObject({ reasons: [{ code: 'ends-before-begins' }] })

  const again = { ...gift('doitOfficer', department), validFrom: plainDate('2026-11-28') }
  expect(decideRole(leader, again, [coming])).toMatchObject({
    reasons: [{ code: 'role-held-already' }],
  })
  expect(decideRole(leader, again, [{ ...coming, validTo: to.validTo }]).allowed).toBe(true)
  expect(isHeldOrToCome(day, coming)).toBe(true)
  expect(isHeldOrToCome(day, { ...coming, validTo: to.validTo })).toBe(false)
})

test('the last who administers all units is neither ended nor shut out', () => {
  const last = held('admin', unitOf('operator', null))
  const end = { validTo: day, because: 'Nghỉ hưu' }
  expect(decideRoleEnd(nationalAdmin, last, end, others(0)).allowed).toBe(false)
  expect(decideRoleEnd(nationalAdmin, last, end, others(1)).allowed).toBe(true)
  const person = { id: 'p', held: [last] }
  const shut = (otherAdministrators: number) =>
    decidePersonState(nationalAdmin, person, { because: 'Nghỉ hưu', otherAdministrators }).allowed
  expect([shut(0), shut(1)]).toEqual([false, true])
})

test('a person who also works beyond a province is not shut out by its administrator, and nobody shuts out himself', () => {
  const state = { because: 'Nghỉ hưu', otherAdministrators: 1 }
  const both = [held('doitOfficer', department), held('agencyOfficer', unitOf('agency', null))]
  expect(decidePersonState(provinceAdmin, { id: 'p', held: both }, state)).toMatchObject({
    reasons: [{ code: 'holds-beyond-reach' }],
  })
  expect(decidePersonState(nationalAdmin, { id: 'p', held: both }, state).allowed).toBe(true)
  expect(decidePersonState(nationalAdmin, { id: 'boss', held: [] }, state)).toMatchObject({
    reasons: [{ code: 'oneself' }],
  })
})
