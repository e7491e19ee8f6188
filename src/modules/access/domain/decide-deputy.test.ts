import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import { decideDeputy, type AskedDeputy, type DeputyFacts } from './decide-deputy.ts'
import { delegableActs, delegableChanges, isDelegated } from './delegable.ts'
import type { DatedHolding } from './manage-roles.ts'
import { permissions, tableReach, type ActName } from './permissions.ts'
import { roleNames, type Role } from './roles.ts'
import { standingOf, type RegionMap } from './standing-of.ts'

const acts = Object.keys(permissions) as readonly ActName[]
const regions: RegionMap = { provincesOf: () => ['48', '66'], regionOf: () => 'MTTN' }
const department = {
  id: 'department/66',
  kind: 'department',
  name: 'Sở',
  provinceId: '66',
  region: null,
  establishmentId: null,
} as const

const held = (personId: string, role: Role, change: Partial<DatedHolding> = {}): DatedHolding => ({
  id: `${personId}/${role}`,
  personId,
  role,
  unit: department,
  validFrom: plainDate('2025-07-01'),
  validTo: null,
  ...change,
})

const asked: AskedDeputy = {
  deputyId: 'an',
  acts: null,
  because: 'Đi học',
  validFrom: plainDate('2026-12-01'),
  validTo: plainDate('2026-12-31'),
}
const facts: DeputyFacts = {
  holding: held('lan', 'doitLeader'),
  deputyHeld: [held('an', 'doitOfficer')],
  isDeputyShutOut: false,
  others: [],
  personId: 'lan',
  today: plainDate('2026-11-25'),
}

const codes = (change: Partial<AskedDeputy>, known: Partial<DeputyFacts> = {}) => {
  const decision = decideDeputy({ ...asked, ...change }, { ...facts, ...known })
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code)
}

test('a leader names somebody of the same department for an absence', () => {
  expect(codes({})).toEqual([])
  expect(codes({ acts: ['report.freeze'] })).toEqual([])
})

test('nobody is his own deputy, and nobody delegates a role of somebody else: there is no chain', () => {
  expect(codes({ deputyId: 'lan' })).toEqual(['deputy-oneself'])
  expect(codes({}, { personId: 'minh' })).toEqual(['role-not-ones-own'])
})

test('the deputy works in the same unit on each of the days', () => {
  const centre = { ...department, id: 'centre/66' }
  expect(codes({}, { deputyHeld: [held('an', 'centreStaff', { unit: centre })] })).toEqual([
    'deputy-not-of-unit',
  ])
  const leaving = held('an', 'doitOfficer', { validTo: plainDate('2026-12-15') })
  expect(codes({}, { deputyHeld: [leaving] })).toEqual(['deputy-not-of-unit'])
})

test('who administers is nobody’s deputy, and an administrator has none', () => {
  expect(codes({}, { deputyHeld: [held('an', 'doitOfficer'), held('an', 'admin')] })).toEqual([
    'deputy-administers',
  ])
  expect(codes({}, { holding: held('lan', 'admin') })).toContain('role-has-no-deputy')
})

test('an absence has days to come, within the role, at most a year, and one deputy', () => {
  expect(codes({ validTo: plainDate('2026-11-30') })).toEqual(['days-backwards'])
  const past = { validFrom: plainDate('2026-11-01'), validTo: plainDate('2026-11-24') }
  expect(codes(past)).toEqual(['days-over'])
  expect(codes({ validTo: plainDate('2027-12-31') })).toEqual(['days-too-many'])
  const ending = held('lan', 'doitLeader', { validTo: plainDate('2026-12-15') })
  expect(codes({}, { holding: ending })).toEqual(['days-beyond-role'])
  const other = { validFrom: plainDate('2026-12-31'), validTo: plainDate('2027-01-31') }
  expect(codes({}, { others: [other] })).toEqual(['days-already-deputised'])
})

test('what may not be delegated, what the role has not, and nothing at all are refused', () => {
  for (const act of ['role.give', 'deputy.name', 'scheme.create', 'scheme.read', 'bay'])
    expect([act, codes({ acts: [act] })]).toEqual([act, ['act-not-delegable']])
  expect(codes({ acts: [], because: ' ' })).toEqual(['acts-missing', 'because-missing'])
})

const chosenActs = fc.option(fc.subarray([...acts] as string[]), { nil: null })

test('a deputy never does what the person may not, nor what may not be delegated', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...roleNames),
      chosenActs,
      fc.constantFrom(...acts),
      (role, chosen, act) => {
        const onBehalf = { personId: 'lan', name: 'Lan', acts: chosen }
        const own = held('lan', role)
        const as = (holding: DatedHolding) => standingOf(act, { personId: 'an', holding }, regions)
        const deputy = as({ ...own, onBehalf })
        if (isDelegated(act, role, chosen)) expect(deputy).toEqual(as(own))
        else expect(deputy?.reach ?? null).toBe(tableReach(act, 'citizen'))
      },
    ),
  )
})

test('who deputises for the sending of a file reads it too; the reading alone is nothing to choose', () => {
  const steps = ['import.stage', 'import.refuse'] as const
  for (const step of steps) {
    expect(isDelegated(step, 'centreStaff', ['import.start'])).toBe(true)
    expect(isDelegated(step, 'centreStaff', ['import.take'])).toBe(false)
    expect(delegableChanges('centreStaff')).not.toContain(step)
    expect([step, codes({ acts: [step] })]).toEqual([step, ['act-not-delegable']])
  }
  expect(delegableChanges('centreStaff')).toContain('import.start')
})

test('no role delegates the giving of roles, the shutting out of people or the naming of deputies', () => {
  for (const role of roleNames)
    expect(
      delegableActs(role).filter((act) =>
        /^(person|role|unit|session|deputy|handover)\./.test(act),
      ),
    ).toEqual([])
})
