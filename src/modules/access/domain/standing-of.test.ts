import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAct, permissions, tableReach, type ActName } from './permissions.ts'
import { covers, type Owned } from './reach.ts'
import { roleNames, roles, type Role } from './roles.ts'
import { standingOf, type Holding, type RegionMap } from './standing-of.ts'
import { unitKinds } from './unit-kinds.ts'

const regions: RegionMap = {
  provincesOf: (region) => (region === 'MTTN' ? ['48', '51', '66'] : []),
  regionOf: (province) => (['48', '51', '66'].includes(province) ? 'MTTN' : undefined),
}

const acts = Object.keys(permissions) as readonly ActName[]

const held = (role: Role, unit: Partial<Holding['unit']> = {}): Holding => ({
  id: 'h',
  role,
  unit: {
    id: 'unit-a',
    kind: roles[role].unitKinds[0] ?? 'operator',
    name: 'Đơn vị',
    provinceId: null,
    region: null,
    establishmentId: null,
    ...unit,
  },
})

const standing = (act: ActName, role: Role, unit?: Partial<Holding['unit']>) =>
  standingOf(act, { personId: 'p', holding: held(role, unit) }, regions)

test('an inspector of the nation reads every province, one of a province reads that province', () => {
  expect(standing('scheme.read', 'inspector')).toMatchObject({ reach: 'nation', provinceIds: [] })
  expect(standing('scheme.read', 'inspector', { provinceId: '66' })).toMatchObject({
    reach: 'province',
    provinceIds: ['66'],
  })
})

test('a regional centre reads the establishments of its region and the schemes it wrote, all within its provinces', () => {
  const provinceIds = ['48', '51', '66']
  const unit = { region: 'MTTN' }
  expect(standing('establishment.read', 'regionalCentre', unit)).toMatchObject({
    reach: 'region',
    provinceIds,
  })
  for (const act of ['scheme.read', 'scheme.create'] as const)
    expect(standing(act, 'regionalCentre', unit)).toMatchObject({ reach: 'unit', provinceIds })
})

test('the host of a regional conference freezes the report of the region its province is in', () => {
  expect(standing('report.freeze', 'hostProvince', { provinceId: '48' })).toMatchObject({
    reach: 'region',
    provinceIds: ['48', '51', '66'],
  })
})

test('who signs in and holds no role has what every citizen has', () => {
  for (const act of acts)
    expect(standingOf(act, { personId: 'p', holding: null }, regions)?.reach ?? null).toBe(
      tableReach(act, 'citizen'),
    )
})

test('what every citizen may do, every role may do as well', () => {
  for (const act of acts)
    if (tableReach(act, 'citizen') !== null)
      for (const role of roleNames) expect(tableReach(act, role)).not.toBeNull()
})

test('an administrator decides nothing: of the work there is nothing they may change', () => {
  const changes = acts.filter((act) => !act.endsWith('.read'))
  const work = changes.filter((act) => /^(scheme|import|figures|report)\./.test(act))
  expect(work.length).toBeGreaterThan(5)
  for (const act of work) expect(tableReach(act, 'admin')).toBeNull()
})

test('the mails and the terms of the whole installation are nobody’s whose unit is of a province', () => {
  for (const act of ['outbox.read', 'privacy.keep'] as const) {
    expect(standing(act, 'admin')).toMatchObject({ reach: 'nation' })
    expect(standing(act, 'admin', { kind: 'department', provinceId: '66' })).toBeNull()
  }
  expect(
    standing('person.invite', 'admin', { kind: 'department', provinceId: '66' }),
  ).not.toBeNull()
})

test('an inspector changes nothing', () => {
  for (const act of acts)
    if (!act.endsWith('.read')) expect([act, tableReach(act, 'inspector')]).toEqual([act, null])
})

test('a name that only looks like an act is none', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'scheme', ''])
    expect(isAct(name)).toBe(false)
})

const record = fc.record({
  provinceId: fc.option(fc.constantFrom('24', '48', '66'), { nil: null }),
  ownerUnitId: fc.option(fc.constantFrom('unit-a', 'unit-b'), { nil: null }),
  establishmentIds: fc.subarray(['e1', 'e2']),
  isPublished: fc.boolean(),
}) satisfies fc.Arbitrary<Owned>

const holding = fc
  .record({
    role: fc.constantFrom(...roleNames),
    provinceId: fc.option(fc.constantFrom('24', '48', '66'), { nil: null }),
    region: fc.option(fc.constant('MTTN'), { nil: null }),
    establishmentId: fc.option(fc.constantFrom('e1', 'e2'), { nil: null }),
  })
  .map(({ role, ...unit }) => held(role, unit))

test('nobody of a provincial unit ever reaches an unpublished record of another province', () => {
  fc.assert(
    fc.property(holding, fc.constantFrom(...acts), record, (one, act, target) => {
      const found = standingOf(act, { personId: 'p', holding: one }, regions)
      if (!found || one.unit.provinceId === null || target.isPublished) return
      // A record the unit itself wrote, or one about its own establishment, is its own wherever it lies.
      if (['region', 'unit', 'own'].includes(found.reach)) return
      expect(covers(found, target) && target.provinceId !== one.unit.provinceId).toBe(false)
    }),
  )
})

test('a record is covered by the nation whenever it is by anybody', () => {
  const nation = { ...standing('scheme.read', 'agencyHead'), reach: 'nation' } as Parameters<
    typeof covers
  >[0]
  fc.assert(
    fc.property(holding, fc.constantFrom(...acts), record, (one, act, target) => {
      const found = standingOf(act, { personId: 'p', holding: one }, regions)
      if (found && covers(found, target)) expect(covers(nation, target)).toBe(true)
    }),
  )
})

test('every role is held in a unit of a kind there is', () => {
  for (const role of roleNames)
    for (const kind of roles[role].unitKinds) expect(unitKinds).toHaveProperty(kind)
})
