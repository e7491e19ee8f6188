import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { plainDate, type PlainDate } from '#core/plain-date.ts'
import { today } from '#platform/clock.ts'
import { actingAs, asSystem, currentActing } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import {
  actingOf,
  changePersonState,
  delegationsOf,
  endRole,
  findPerson,
  holdingsOf,
  may,
  nameDeputy,
  possibleDeputies,
  restoreDeputy,
  revokeDeputy,
} from './api.server.ts'
import { aColleague, asPerson, demoPersonId, unitNamed } from './testing.ts'

const nationalAdmin = demoPersonId('quan-tri')
const leader = demoPersonId('lanh-dao-so')
const officer = demoPersonId('chuyen-vien-so')
const lastDay = (days: number) =>
  plainDate(new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10))

const heldBy = async (personId: string) =>
  (await asSystem(() => holdingsOf(personId, today())))[0]?.id ?? ''

async function named(change: Partial<Parameters<typeof nameDeputy>[0]> = {}) {
  return asPerson(leader, async () =>
    nameDeputy({
      holdingId: await heldBy(leader),
      deputyId: officer,
      acts: null,
      because: 'Đi công tác',
      validFrom: today(),
      validTo: lastDay(10),
      key: `form-${newId()}`,
      ...change,
    }),
  )
}

const idOf = (decision: Awaited<ReturnType<typeof named>>) => {
  if (!decision.allowed) throw new Error(JSON.stringify(decision.reasons))
  return decision.fact.id
}

const deputised = async (on: PlainDate = today()) =>
  (await asSystem(() => holdingsOf(officer, on))).filter(({ onBehalf }) => onBehalf)

test('nobody is named deputy who is shut out', () =>
  inRollback(async (tx) => {
    const deputyId = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    await asPerson(nationalAdmin, () =>
      changePersonState({ id: deputyId, version: 1, because: 'Nghỉ việc' }),
    )
    expect(await named({ deputyId })).toMatchObject({ reasons: [{ code: 'deputy-shut-out' }] })
  }))

test('only somebody of the State is deputy: a collaborator of the unit is not, and who becomes one is no more', () =>
  inRollback(async (tx) => {
    const director = demoPersonId('giam-doc')
    const deputyId = await aColleague(tx, { role: 'centreStaff', unit: 'centre/66' })
    const name = () =>
      asPerson(director, async () =>
        nameDeputy({
          ...{ holdingId: await heldBy(director), deputyId, acts: null, because: 'Đi công tác' },
          ...{ validFrom: today(), validTo: lastDay(10), key: `form-${newId()}` },
        }),
      )
    const given = idOf(await name())
    const held = async () =>
      (await asSystem(() => holdingsOf(deputyId, today()))).map(({ role }) => role)
    expect(await held()).toEqual(['centreStaff', 'centreDirector'])
    await sql`update role_holding set role = 'collaborator' where person_id = ${deputyId}`.execute(
      tx,
    )
    expect(await held()).toEqual(['collaborator'])
    await asPerson(director, () => revokeDeputy(given))
    expect(await name()).toMatchObject({ reasons: [{ code: 'deputy-not-of-unit' }] })
    const offered = await possibleDeputies(director)
    expect(offered.filter(({ id }) => id === deputyId)).toEqual([])
  }))

/** Does work as the deputy, in the role of who is away. */
async function asDeputy<T>(work: () => T): Promise<T> {
  const [holding = null] = await deputised()
  return actingAs(actingOf({ personId: officer, holding, origin: null }), work)
}

test('a deputy acts in the role from the first day to the last, and the trail names both', () =>
  inRollback(async () => {
    idOf(await named())
    expect(await deputised(lastDay(10))).toMatchObject([
      { role: 'doitLeader', onBehalf: { personId: leader } },
    ])
    expect(await deputised(lastDay(11))).toEqual([])
    const acting = await asDeputy(currentActing)
    expect(acting).toMatchObject({
      actor: officer,
      as: `doitLeader@${unitNamed('department/66')}/for:${leader}`,
    })
    expect(await asDeputy(() => may('audit.read'))).toBe(true)
    expect(await asPerson(officer, () => Promise.resolve(may('audit.read')))).toBe(false)
  }))

test('a deputy named for days to come does not act in the role before the first of them', () =>
  inRollback(async () => {
    idOf(await named({ validFrom: lastDay(3), validTo: lastDay(10) }))
    expect(await deputised()).toEqual([])
    expect(await deputised(lastDay(2))).toEqual([])
    expect(await deputised(lastDay(3))).toHaveLength(1)
  }))

test('a deputy who goes to another unit, or comes to administer, acts for nobody any more', () =>
  inRollback(async (tx) => {
    idOf(await named())
    const works = (unit: string) =>
      sql`update role_holding set unit_id = ${unitNamed(unit)} where person_id = ${officer}`.execute(
        tx,
      )
    await works('department/24')
    expect(await deputised()).toEqual([])
    await works('department/66')
    expect(await deputised()).toHaveLength(1)
    await sql`insert into role_holding (id, person_id, unit_id, role, valid_from)
      values (${newId()}, ${officer}, ${unitNamed('department/66')}, 'admin', ${today()})`.execute(
      tx,
    )
    expect(await deputised()).toEqual([])
  }))

test('a revocation is not taken back while somebody else is deputy on those days', () =>
  inRollback(async (tx) => {
    const first = idOf(await named())
    await asPerson(leader, () => revokeDeputy(first))
    const other = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    const second = idOf(
      await named({ deputyId: other, validFrom: lastDay(10), validTo: lastDay(12) }),
    )
    expect(await asPerson(leader, () => restoreDeputy(first))).toMatchObject({
      allowed: false,
      reasons: [{ code: 'days-already-deputised' }],
    })
    expect(await deputised()).toEqual([])
    await asPerson(leader, () => revokeDeputy(second))
    expect(await asPerson(leader, () => restoreDeputy(first))).toMatchObject({ allowed: true })
    expect(await deputised()).toHaveLength(1)
  }))

test('a deputy gives no role, names no deputy, and is nobody’s way around what stays with the person', () =>
  inRollback(async () => {
    idOf(await named())
    for (const act of ['role.give', 'deputy.name', 'person.read', 'handover.make'] as const)
      expect([act, await asDeputy(() => may(act))]).toEqual([act, false])
    await expect(asDeputy(() => nameDeputy(chain()))).rejects.toMatchObject({ kind: 'forbidden' })
  }))

const chain = () => ({
  holdingId: newId(),
  deputyId: leader,
  acts: null,
  because: 'Nối tiếp',
  validFrom: today(),
  validTo: today(),
  key: `form-${newId()}`,
})

test('a deputy for some acts does those and reads, and no other', () =>
  inRollback(async () => {
    idOf(await named({ acts: ['report.freeze'] }))
    expect(await asDeputy(() => may('report.freeze'))).toBe(true)
    expect(await asDeputy(() => may('scheme.read'))).toBe(true)
    for (const act of ['share.give', 'share.end'] as const)
      expect([act, await asDeputy(() => may(act))]).toEqual([act, false])
    const refused = await named({
      acts: ['role.give'],
      validFrom: lastDay(20),
      validTo: lastDay(21),
    })
    expect(refused).toMatchObject({ reasons: [{ code: 'act-not-delegable', field: 'acts' }] })
  }))

test('revoked, a delegation ends at once; taken back, it goes on; only who gave it does either', () =>
  inRollback(async () => {
    const id = idOf(await named())
    await expect(asPerson(officer, () => revokeDeputy(id))).rejects.toMatchObject({
      kind: 'not-found',
    })
    await asPerson(leader, () => revokeDeputy(id))
    expect(await deputised()).toEqual([])
    expect(await asPerson(leader, () => restoreDeputy(id))).toMatchObject({ allowed: true })
    expect(await deputised()).toHaveLength(1)
  }))

test('a delegation ends with the role, and when either of the two is shut out', () =>
  inRollback(async () => {
    idOf(await named())
    const state = async (id: string, because: string | null) => {
      const version = (await asPerson(nationalAdmin, () => findPerson(id)))?.version ?? 0
      await asPerson(nationalAdmin, () => changePersonState({ id, version, because }))
    }
    for (const id of [leader, officer]) {
      await state(id, 'Nghỉ hưu')
      expect(await deputised()).toEqual([])
      await state(id, null)
      expect(await deputised()).toHaveLength(1)
    }
    const end = {
      id: await heldBy(leader),
      version: 1,
      validTo: lastDay(-1),
      because: 'Chuyển công tác',
    }
    expect(await asPerson(nationalAdmin, () => endRole(end))).toMatchObject({ allowed: true })
    expect(await deputised()).toEqual([])
  }))

test('somebody else’s role is not delegated, whatever the form says', () =>
  inRollback(async () => {
    expect(await named({ holdingId: await heldBy(officer) })).toMatchObject({
      allowed: false,
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'role-not-ones-own' })]),
    })
  }))

test('a delegation is seen by both and by nobody else; colleagues of the unit are offered', () =>
  inRollback(async (tx: Tx) => {
    const id = idOf(await named())
    const colleague = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    const seenBy = async (personId: string) => (await delegationsOf(personId)).map((one) => one.id)
    expect(await seenBy(leader)).toEqual([id])
    expect(await seenBy(officer)).toEqual([id])
    expect(await seenBy(colleague)).toEqual([])
    const offered = (await possibleDeputies(leader)).map((one) => one.id)
    expect(offered).toEqual(expect.arrayContaining([officer, colleague]))
    expect(offered).not.toContain(demoPersonId('giam-doc'))
  }))
