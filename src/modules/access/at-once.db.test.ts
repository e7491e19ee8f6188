import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { today } from '#platform/clock.ts'
import { newId } from '#platform/db/new-id.ts'
import { database } from '#platform/db/pool.ts'
import { transact } from '#platform/db/transact.ts'
import {
  changePerson,
  changePersonState,
  endRole,
  endUnit,
  findPerson,
  invitePerson,
  makeUnit,
} from './api.server.ts'
import type { Role } from './model.ts'
import { aColleague, asPerson, demoPersonId, unitNamed } from './testing.ts'

// Two at one moment are two connections: what is entered here stays until the end, and is put right then.
const given = demoPersonId('quan-tri')
const leader = demoPersonId('lanh-dao-so')
const entered: string[] = []
const units: string[] = []

async function colleague(role: Role, unit: string): Promise<string> {
  const id = await transact({ act: 'test' }, (tx) => aColleague(tx, { role, unit }))
  entered.push(id)
  return id
}

afterAll(async () => {
  for (const statement of [
    sql`delete from role_holding where person_id = any (${entered}::uuid[])`,
    sql`delete from mail_outbox where person_id = any (${entered}::uuid[])`,
    sql`delete from sign_in_verification where value = any (${entered})`,
    sql`delete from person where id = any (${entered}::uuid[])`,
    sql`delete from unit where id = any (${units}::uuid[])`,
  ])
    await statement.execute(database())
  await setGivenAdministrator(null)
})

const setGivenAdministrator = (until: string | null) =>
  sql`update role_holding set valid_to = ${until}::date where person_id = ${given} and role = 'admin'`.execute(
    database(),
  )

const administering = async () => {
  const { rows } = await sql<{ id: string }>`
    select p.id from person p join role_holding h on h.person_id = p.id join unit u on u.id = h.unit_id
    where h.role = 'admin' and u.province_id is null and p.deactivated_at is null
      and coalesce(h.valid_to >= ${today()}, true)`.execute(database())
  return rows.map(({ id }) => id)
}

const shutOut = (by: string, id: string) =>
  asPerson(by, () => changePersonState({ id, version: 1, because: 'Nghỉ việc' }))

async function endRoleOf(by: string, id: string) {
  const held = await asPerson(by, () => findPerson(id))
  const [role] = held?.holdings ?? []
  if (!role) throw new Error('nothing held')
  const yesterday = new Date(Date.parse(today()) - 86_400_000).toISOString().slice(0, 10)
  return asPerson(by, () =>
    endRole({
      id: role.id,
      version: role.version,
      validTo: yesterday as typeof role.validFrom,
      because: 'Nghỉ việc',
    }),
  )
}

test.each([
  ['shut each other out', shutOut],
  ['take each other’s role', endRoleOf],
])('of two last administrators who %s at the same moment one stays', async (_, act) => {
  for (let turn = 0; turn < 6; turn += 1) {
    const [one, other] = [
      await colleague('admin', 'operator'),
      await colleague('admin', 'operator'),
    ]
    await setGivenAdministrator('2025-07-02')
    const outcomes = await Promise.allSettled([act(one, other), act(other, one)])
    expect(await administering()).toHaveLength(1)
    expect(
      outcomes.filter((each) => each.status === 'fulfilled' && each.value.allowed),
    ).toHaveLength(1)
    await setGivenAdministrator(null)
    await sql`delete from role_holding where person_id = any (${[one, other]}::uuid[])`.execute(
      database(),
    )
  }
})

test('of two who invite somebody to one address at the same moment one does, and the other is told', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const email = `${newId()}@vidu.vn`
    const asked = {
      ...{ name: 'Ngô Văn Mới', email, role: 'doitOfficer', validFrom: today() },
      unitId: unitNamed('department/66'),
    }
    const mail = { subject: 'Lời mời', body: 'Mở {link}', origin: 'http://localhost:3000' }
    const invite = () =>
      asPerson(leader, () => invitePerson({ ...asked, key: `form-${newId()}` }, mail))
    const outcomes = await Promise.all([invite(), invite()])
    const done = outcomes.flatMap((each) => (each.allowed ? [each.fact.id] : []))
    entered.push(...done)
    expect(done).toHaveLength(1)
    expect(outcomes.find(({ allowed }) => !allowed)).toMatchObject({
      reasons: [{ code: 'email-taken', field: 'email' }],
    })
  }
})

test('a unit in which a role is given at the moment it ends either goes on or gets no role', async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const made = await asPerson(given, () =>
      makeUnit({
        ...{ kind: 'commune', name: `UBND xã ${newId()}`, parentId: null, provinceId: '66' },
        ...{ region: null, validFrom: today(), key: `form-${newId()}` },
      }),
    )
    if (!made.allowed) throw new Error(JSON.stringify(made.reasons))
    const { id } = made.fact
    units.push(id)
    const ends = asPerson(given, () => endUnit({ id, version: 1, validTo: today() }))
    const gives = asPerson(given, () =>
      invitePerson(
        {
          ...{ name: 'Ngô Văn Mới', email: `${newId()}@vidu.vn`, role: 'communeOfficer' },
          ...{ unitId: id, validFrom: today(), key: `form-${newId()}` },
        },
        { subject: 'Lời mời', body: 'Mở {link}', origin: 'http://localhost:3000' },
      ),
    )
    const [ended, gave] = await Promise.all([ends, gives])
    if (gave.allowed) entered.push(gave.fact.id)
    expect([ended.allowed, gave.allowed].filter(Boolean)).toHaveLength(1)
  }
})

test('of two who make a unit of one name at the same moment one does, and no sign that nobody sees makes another name', async () => {
  const names = [`UBND xã ${newId()}`, `UBND xã ${newId()}`, `UBND xã ${newId()}`]
  for (const name of names) {
    const make = (typed: string) =>
      asPerson(given, () =>
        makeUnit({
          ...{ kind: 'commune', name: typed, parentId: null, provinceId: '66', region: null },
          ...{ validFrom: today(), key: `form-${newId()}` },
        }),
      )
    const outcomes = await Promise.all([make(name), make(`${name}\u200b`), make(` ${name}`)])
    expect(outcomes.filter(({ allowed }) => allowed)).toHaveLength(1)
    await sql`delete from unit where name = ${name}`.execute(database())
  }
})

test('of two people who are written the same address at the same moment one gets it, and the other is told', async () => {
  const [one, other] = [
    await colleague('doitOfficer', 'department/66'),
    await colleague('doitOfficer', 'department/66'),
  ]
  for (let turn = 1; turn <= 5; turn += 1) {
    const email = `${newId()}@vidu.vn`
    const versions = await Promise.all(
      [one, other].map(async (id) => (await asPerson(given, () => findPerson(id)))?.version ?? 0),
    )
    const write = (id: string, version = 0) =>
      asPerson(given, () => changePerson({ id, version, name: 'Trần Văn Thử', email }))
    const outcomes = await Promise.all([write(one, versions[0]), write(other, versions[1])])
    expect(outcomes.filter(({ allowed }) => allowed)).toHaveLength(1)
  }
})
