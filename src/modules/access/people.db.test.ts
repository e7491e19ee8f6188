import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDays, plainDate, type PlainDate } from '#core/plain-date.ts'
import { today } from '#platform/clock.ts'
import { asSystem } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { hasSecondSteps } from '#platform/sign-in/second-steps.ts'
import { read, type Tx } from '#platform/db/transact.ts'
import { listMails } from '#platform/mail/outbox.ts'
import { personOfLink, setPasswordByLink } from '#platform/sign-in/password-link.ts'
import { sessionOf } from '#platform/sign-in/session.ts'
import { signInByPassword } from '#platform/sign-in/sign-in.ts'
import { aBrowser, goodPassword } from '#platform/sign-in/testing.ts'
import {
  changePerson,
  changePersonState,
  endRole,
  endUnit,
  findPerson,
  giveRole,
  holdingsOf,
  inviteAgain,
  invitePerson,
  listPeople,
  listUnits,
  makeUnit,
  nameDeputy,
  peopleIn,
  renameUnit,
  resumeRole,
  rolesEndingBy,
  signOutPerson,
  takeSecondStepsOff,
  whoEndsRoles,
} from './api.server.ts'
import { aColleague, asPerson, demoPersonId, unitNamed } from './testing.ts'

const key = () => `form-${newId()}`
const everybody = { q: '', unitId: '', role: '', state: '', after: null } as const
const nationalAdmin = demoPersonId('quan-tri')
const leader = demoPersonId('lanh-dao-so')
const mail = { subject: 'Lời mời', body: 'Mở {link}', origin: 'http://localhost:3000' }

/** An administrator of province 66. */
const provinceAdmin = (tx: Tx) =>
  aColleague(tx, { role: 'admin', unit: 'department/66', name: 'Quản Trị Tỉnh' })

const invitation = (change: Partial<Parameters<typeof invitePerson>[0]> = {}) => ({
  name: 'Ngô Văn Mới',
  email: `${newId()}@vidu.vn`,
  role: 'doitOfficer',
  unitId: unitNamed('department/66'),
  validFrom: today(),
  key: key(),
  ...change,
})

const idOf = (decision: { allowed: boolean; fact?: { id: string } }) => {
  if (!decision.fact) throw new Error(JSON.stringify(decision))
  return decision.fact.id
}

const linkIn = async (tx: Tx, receiver: string) => {
  void tx
  const found = (await asSystem(listMails)).find((one) => one.receiver === receiver)
  return new URL(found?.link ?? '').searchParams.get('ma') ?? ''
}

test('who is invited gets a mail, sets a password by its link, and is no longer “invited”', () =>
  inRollback(async (tx) => {
    const asked = invitation()
    const id = idOf(await asPerson(leader, () => invitePerson(asked, mail)))
    const seen = () => asPerson(leader, () => findPerson(id))
    expect(await seen()).toMatchObject({ name: 'Ngô Văn Mới', emailVerified: false })
    expect((await seen())?.invitedAt).toBeInstanceOf(Date)
    const token = await linkIn(tx, asked.email)
    expect(await setPasswordByLink(aBrowser(), token, goodPassword)).toEqual({ outcome: 'set' })
    expect(await seen()).toMatchObject({ emailVerified: true })
    expect(await asSystem(() => holdingsOf(id, today()))).toMatchObject([{ role: 'doitOfficer' }])
  }))

test('who is invited for some days holds the role on these alone', () =>
  inRollback(async () => {
    const validTo = plainDate('2099-12-31')
    const id = idOf(await asPerson(leader, () => invitePerson({ ...invitation(), validTo }, mail)))
    expect(await asSystem(() => holdingsOf(id, validTo))).toHaveLength(1)
    expect(await asSystem(() => holdingsOf(id, plainDate('2100-01-01')))).toEqual([])
    const before = { ...invitation(), validTo: plainDate('2000-01-01') }
    expect(await asPerson(leader, () => invitePerson(before, mail))).toMatchObject({
      reasons: [{ code: 'ends-before-begins', field: 'validTo' }],
    })
  }))

test('a form of an invitation sent twice invites once', () =>
  inRollback(async () => {
    const asked = invitation()
    const first = await asPerson(leader, () => invitePerson(asked, mail))
    expect(await asPerson(leader, () => invitePerson(asked, mail))).toEqual(first)
    const mails = (await asSystem(listMails)).filter(({ receiver }) => receiver === asked.email)
    expect(mails).toHaveLength(1)
  }))

test('an invitation that may not be sends no mail and enters nobody', () =>
  inRollback(async (tx) => {
    const elsewhere = invitation({ unitId: unitNamed('department/24'), name: '' })
    const refused = await asPerson(leader, () => invitePerson(elsewhere, mail))
    expect(refused).toMatchObject({
      allowed: false,
      reasons: [{ code: 'name-missing' }, { code: 'unit-beyond-reach' }],
    })
    expect((await asSystem(listMails)).filter((one) => one.receiver === elsewhere.email)).toEqual(
      [],
    )
    const empty = invitation({ unitId: newId(), role: '', name: '' })
    expect(await asPerson(leader, () => invitePerson(empty, mail))).toMatchObject({
      reasons: [{ code: 'name-missing' }, { code: 'unit-missing' }, { code: 'role-unknown' }],
    })
    const taken = invitation({ email: 'QUAN-TRI@vi-du.example' })
    expect(await asPerson(leader, () => invitePerson(taken, mail))).toMatchObject({
      reasons: [{ code: 'email-taken' }],
    })
    const { rows } = await sql`select from person where email = ${elsewhere.email}`.execute(tx)
    expect(rows).toHaveLength(0)
  }))

test('an invitation sent again puts the link of the first out of use; withdrawn, none opens anything', () =>
  inRollback(async (tx) => {
    const asked = invitation()
    const id = idOf(await asPerson(nationalAdmin, () => invitePerson(asked, mail)))
    const before = await linkIn(tx, asked.email)
    await sql`delete from mail_outbox`.execute(tx)
    await asPerson(nationalAdmin, () => inviteAgain(id, mail))
    const after = await linkIn(tx, asked.email)
    expect(await personOfLink(before)).toBeNull()
    expect(await personOfLink(after)).not.toBeNull()
    const version = (await asPerson(nationalAdmin, () => findPerson(id)))?.version ?? 0
    await asPerson(nationalAdmin, () => changePersonState({ id, version, because: 'Rút lời mời' }))
    expect(await personOfLink(after)).toBeNull()
    await expect(asPerson(nationalAdmin, () => inviteAgain(id, mail))).rejects.toMatchObject({
      kind: 'conflict',
    })
  }))

test('a link mailed before opens nothing once an administrator wrote another address, nor to who was shut out and let in again', () =>
  inRollback(async (tx) => {
    const invited = async () => {
      const asked = invitation()
      const id = idOf(await asPerson(nationalAdmin, () => invitePerson(asked, mail)))
      return { id, asked, link: await linkIn(tx, asked.email) }
    }
    const version = async (id: string) =>
      (await asPerson(nationalAdmin, () => findPerson(id)))?.version ?? 0
    const first = await invited()
    expect(await personOfLink(first.link)).not.toBeNull()
    const change = { name: first.asked.name, email: `${newId()}@vidu.vn` }
    const changed = { id: first.id, version: await version(first.id), ...change }
    expect(await asPerson(nationalAdmin, () => changePerson(changed))).toMatchObject({
      allowed: true,
    })
    expect(await personOfLink(first.link)).toBeNull()

    const { id, link } = await invited()
    for (const because of ['Mời nhầm', null]) {
      const state = { id, version: await version(id), because }
      await asPerson(nationalAdmin, () => changePersonState(state))
    }
    expect(await personOfLink(link)).toBeNull()
  }))

test('who works beyond a province as well is renamed, shut out and signed out by nobody of that province alone, who sees no role elsewhere', () =>
  inRollback(async (tx) => {
    const admin = await provinceAdmin(tx)
    const both = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    await sql`insert into role_holding (id, person_id, unit_id, role, valid_from)
      values (${newId()}, ${both}, ${unitNamed('department/24')}, 'doitOfficer', '2026-01-01')`.execute(
      tx,
    )
    const acts: readonly (() => Promise<unknown>)[] = [
      () => changePerson({ id: both, version: 1, name: 'Tên Khác', email: 'khac@vidu.vn' }),
      () => changePersonState({ id: both, version: 1, because: 'Nghỉ hưu' }),
      () => signOutPerson(both),
    ]
    for (const act of acts)
      expect(await asPerson(admin, act)).toMatchObject({
        reasons: [{ code: 'holds-beyond-reach' }],
      })
    const seen = await asPerson(admin, () => findPerson(both))
    expect(seen?.holdings.map(({ unit }) => unit.provinceId)).toEqual(['66'])
    expect(seen?.holdsElsewhere).toBe(true)
    expect(await asPerson(nationalAdmin, () => findPerson(both))).toMatchObject({
      ...{ name: 'Trần Văn Thử', deactivatedAt: null, version: 1 },
    })
  }))

test('whoever holds a role is not given it again on those days, nor made an administrator beside it', () =>
  inRollback(async (tx) => {
    const person = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    const codesFor = async (role: string) => {
      const given = await asPerson(nationalAdmin, () =>
        giveRole({
          ...{ personId: person, role, unitId: unitNamed('department/66') },
          ...{ validFrom: today(), validTo: null, because: '', key: key() },
        }),
      )
      return given.allowed ? [] : given.reasons.map(({ code }) => code)
    }
    expect(await codesFor('doitOfficer')).toEqual(['role-held-already'])
    expect(await codesFor('admin')).toEqual(['admin-beside-business'])
    expect(await asSystem(() => holdingsOf(person, today()))).toHaveLength(1)
  }))

test('somebody of another province is not there for an administrator of this one', () =>
  inRollback(async (tx) => {
    const admin = await provinceAdmin(tx)
    const stranger = await aColleague(tx, { role: 'doitOfficer', unit: 'department/24' })
    const gift = {
      personId: stranger,
      role: 'doitOfficer',
      unitId: unitNamed('department/66'),
      validFrom: today(),
      validTo: null,
      because: '',
    }
    expect(await asPerson(admin, () => findPerson(stranger))).toBeUndefined()
    const acts: readonly (() => Promise<unknown>)[] = [
      () => giveRole({ ...gift, key: key() }),
      () => signOutPerson(stranger),
      () => changePersonState({ id: stranger, version: 1, because: 'Nghỉ hưu' }),
      () => changePerson({ id: stranger, version: 1, name: 'Khác', email: 'khac@vidu.vn' }),
      () => inviteAgain(stranger, mail),
    ]
    for (const act of acts)
      await expect(asPerson(admin, act)).rejects.toMatchObject({ kind: 'not-found' })
    const names = (await asPerson(admin, () => listPeople(everybody))).people.map(({ id }) => id)
    expect(names).toContain(admin)
    expect(names).not.toContain(stranger)
  }))

test('an officer without the right is refused each act, whatever the form says', () =>
  inRollback(async (tx) => {
    const officer = demoPersonId('chuyen-vien-so')
    const colleague = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    const acts: readonly (() => Promise<unknown>)[] = [
      () => invitePerson(invitation(), mail),
      () => changePersonState({ id: colleague, version: 1, because: 'Nghỉ hưu' }),
      () => listPeople(everybody),
      () => listUnits({ q: '', kind: '', place: '' }),
      () => endUnit({ id: unitNamed('centre/66'), version: 1, validTo: today() }),
    ]
    for (const act of acts)
      await expect(asPerson(officer, async () => void (await act()))).rejects.toMatchObject({
        kind: 'forbidden',
      })
  }))

test('a role is given from a day on, ended on a day, and held again when the end is taken back', () =>
  inRollback(async (tx) => {
    const person = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    const given = {
      personId: person,
      role: 'hostProvince',
      unitId: unitNamed('department/66'),
      validFrom: plainDate('2026-01-01'),
      validTo: null,
      because: 'QĐ 12/QĐ-SCT',
    }
    const id = idOf(await asPerson(nationalAdmin, () => giveRole({ ...given, key: key() })))
    const end = { id, version: 1, validTo: plainDate('2026-03-31'), because: 'Hội nghị đã xong' }
    expect(await asPerson(nationalAdmin, () => endRole(end))).toMatchObject({ allowed: true })
    const rolesOn = async (day: string) =>
      (await asSystem(() => holdingsOf(person, plainDate(day)))).map(({ role }) => role)
    expect(await rolesOn('2026-03-31')).toContain('hostProvince')
    expect(await rolesOn('2026-04-01')).not.toContain('hostProvince')
    await expect(asPerson(nationalAdmin, () => endRole(end))).rejects.toMatchObject({
      kind: 'stale',
    })
    await asPerson(nationalAdmin, () => resumeRole({ id, version: 2, validTo: null }))
    expect(await rolesOn('2026-04-01')).toContain('hostProvince')
  }))

test('a role that is called off before its first day is listed nowhere as held, to come or ending, and can be taken up again', () =>
  inRollback(async (tx) => {
    const department = { role: 'doitOfficer', unit: 'department/66' } as const
    const person = await aColleague(tx, department)
    const first = addDays(today(), 10)
    const asked = {
      personId: person,
      role: 'hostProvince',
      unitId: unitNamed(department.unit),
      validFrom: first,
      validTo: null,
      because: 'QĐ 12/QĐ-SCT',
    }
    const id = idOf(await asPerson(nationalAdmin, () => giveRole({ ...asked, key: key() })))
    const isListed = () =>
      asPerson(nationalAdmin, async () => {
        const listed = (await listPeople({ ...everybody, role: 'hostProvince' })).people
        const inUnit = await peopleIn(asked.unitId)
        const ending = await rolesEndingBy(addDays(today(), 30))
        return [
          listed.some((one) => one.id === person),
          inUnit.some((one) => one.id === id),
          ending.some((one) => one.personId === person),
        ]
      })
    expect(await isListed()).toEqual([true, true, false])
    const end = { id, version: 1, validTo: addDays(first, -1), because: 'Quyết định đã rút' }
    expect(await asPerson(nationalAdmin, () => endRole(end))).toMatchObject({ allowed: true })
    expect(await isListed()).toEqual([false, false, false])
    expect(await asSystem(() => holdingsOf(person, first))).toHaveLength(1)
    await asPerson(nationalAdmin, () => resumeRole({ id, version: 2, validTo: null }))
    expect(await isListed()).toEqual([true, true, false])
    expect(await asSystem(() => holdingsOf(person, first))).toHaveLength(2)
  }))

test('a role that was called off before its first day puts nobody under who heads its unit, nor out of reach of who heads where they work', () =>
  inRollback(async (tx) => {
    const person = await aColleague(tx, { role: 'centreStaff', unit: 'centre/66' })
    const first = addDays(today(), 10)
    const calledOff = async (role: string, unit: string) => {
      const gift = { personId: person, role, unitId: unitNamed(unit), validFrom: first }
      const given = { ...gift, validTo: null, because: 'QĐ 12/QĐ-SCT', key: key() }
      const id = idOf(await asPerson(nationalAdmin, () => giveRole(given)))
      expect(await isKnown()).toBe(unit === 'department/66')
      const end = { id, version: 1, validTo: addDays(first, -1), because: 'Quyết định đã rút' }
      await asPerson(nationalAdmin, () => endRole(end))
    }
    const isKnown = () =>
      asPerson(leader, async () => {
        const found = await findPerson(person)
        const { people } = await listPeople(everybody)
        const named = await read('person.read', (db) =>
          sql`select from person where id = ${person}`.execute(db),
        )
        const known = [found !== undefined, people.some(({ id }) => id === person)]
        expect(new Set([...known, named.rows.length > 0]).size).toBe(1)
        return found !== undefined
      })
    await calledOff('doitOfficer', 'department/66')
    expect(await isKnown()).toBe(false)
    await calledOff('doitOfficer', 'department/24')
    const admin = await provinceAdmin(tx)
    expect(await asPerson(admin, () => findPerson(person))).toMatchObject({ holdsElsewhere: false })
    expect(await asPerson(admin, () => signOutPerson(person))).toMatchObject({ allowed: true })
  }))

test('a role that begins today is taken away today, and so is one that was to end with today', () =>
  inRollback(async (tx) => {
    const person = await aColleague(tx, { role: 'doitLeader', unit: 'department/66' })
    const given = { personId: person, role: 'hostProvince', unitId: unitNamed('department/66') }
    const asked = { ...given, validFrom: today(), validTo: null, because: '' }
    const id = idOf(await asPerson(nationalAdmin, () => giveRole({ ...asked, key: key() })))
    const rolesNow = async () =>
      (await asSystem(() => holdingsOf(person, today()))).map(({ role }) => role).sort()
    const end = (version: number, validTo: PlainDate | 'at once') =>
      asPerson(nationalAdmin, () => endRole({ id, version, validTo, because: 'Giao nhầm' }))
    expect(await end(1, today())).toMatchObject({ allowed: true })
    expect(await rolesNow()).toEqual(['doitLeader', 'hostProvince'])
    expect(await end(2, 'at once')).toMatchObject({ allowed: true })
    expect(await rolesNow()).toEqual(['doitLeader'])
    await asPerson(nationalAdmin, () => resumeRole({ id, version: 3, validTo: null }))
    expect(await rolesNow()).toEqual(['doitLeader', 'hostProvince'])
  }))

test('a deputy acts no more in a role that was taken away at once', () =>
  inRollback(async (tx) => {
    const away = await aColleague(tx, { role: 'doitLeader', unit: 'department/66' })
    const deputy = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    const [held] = await asSystem(() => holdingsOf(away, today()))
    const named = { holdingId: held?.id ?? '', deputyId: deputy, acts: null, because: 'Đi học' }
    await asPerson(away, () =>
      nameDeputy({ ...named, validFrom: today(), validTo: addDays(today(), 5), key: key() }),
    )
    expect(await asSystem(() => holdingsOf(deputy, today()))).toHaveLength(2)
    await asPerson(nationalAdmin, () =>
      endRole({ id: named.holdingId, version: 1, validTo: 'at once', because: 'Miễn nhiệm' }),
    )
    expect(await asSystem(() => holdingsOf(deputy, today()))).toHaveLength(1)
  }))

test('nobody takes the end of his own role back: to hold it longer is to be given it', () =>
  inRollback(async () => {
    const [held] = await asSystem(() => holdingsOf(leader, today()))
    const id = held?.id ?? ''
    const end = { id, version: 1, validTo: plainDate('2099-12-31'), because: 'Nghỉ hưu' }
    expect(await asPerson(nationalAdmin, () => endRole(end))).toMatchObject({ allowed: true })
    const resume = (who: string) =>
      asPerson(who, () => resumeRole({ id, version: 2, validTo: null }))
    expect(await resume(leader)).toMatchObject({ reasons: [{ code: 'role-to-oneself' }] })
    expect(await asSystem(() => holdingsOf(leader, plainDate('2100-01-01')))).toEqual([])
    expect(await resume(nationalAdmin)).toMatchObject({ allowed: true })
  }))

test('a role of another unit is neither ended nor seen by who heads this one', () =>
  inRollback(async (tx) => {
    const person = await aColleague(tx, { role: 'centreStaff', unit: 'centre/66' })
    const { rows } = await sql<{ id: string }>`
      select id from role_holding where person_id = ${person}`.execute(tx)
    const id = rows[0]?.id ?? ''
    const end = { id, version: 1, validTo: today(), because: 'Chuyển công tác' }
    await expect(asPerson(leader, () => endRole(end))).rejects.toMatchObject({ kind: 'not-found' })
    await expect(
      asPerson(leader, () => resumeRole({ id, version: 1, validTo: null })),
    ).rejects.toMatchObject({ kind: 'not-found' })
  }))

test('who is shut out loses every session and role at once, and has them back when let in again', () =>
  inRollback(async (tx) => {
    const admin = await provinceAdmin(tx)
    const person = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    await sql`insert into sign_in_session (id, token, person_id, expires_at)
      values (${newId()}, ${newId()}, ${person}, now() + interval '1 day')`.execute(tx)
    const state = (version: number, because: string | null) =>
      asPerson(admin, () => changePersonState({ id: person, version, because }))
    await state(1, 'Nghỉ hưu')
    const { rows } = await sql`select from sign_in_session where person_id = ${person}`.execute(tx)
    expect(rows).toHaveLength(0)
    expect(await asSystem(() => holdingsOf(person, today()))).toEqual([])
    expect(await asPerson(admin, () => findPerson(person))).toMatchObject({
      deactivatedBecause: 'Nghỉ hưu',
    })
    await state(2, null)
    expect(await asSystem(() => holdingsOf(person, today()))).toHaveLength(1)
  }))

test('forced sign-out ends the sessions and stands in the trail with who did it', () =>
  inRollback(async (tx) => {
    const person = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    await sql`insert into sign_in_session (id, token, person_id, expires_at)
      values (${newId()}, ${newId()}, ${person}, now() + interval '1 day')`.execute(tx)
    expect(await asPerson(nationalAdmin, () => signOutPerson(person))).toMatchObject({
      fact: { ended: 1 },
    })
    const { rows } = await sql<{ said: { actor: string; as: string; act: string } }>`
      select payload::json as said from audit_entry where root_id = ${person} and subject = 'event.signedOut'`.execute(
      tx,
    )
    expect(rows[0]?.said).toMatchObject({
      actor: nationalAdmin,
      as: `admin@${unitNamed('operator')}`,
      act: 'session.end',
    })
  }))

test('who lost telephone and codes is let in by the password again: every second step goes, sessions end, a mail and the trail tell it', () =>
  inRollback(async (tx) => {
    const person = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    await sql`insert into sign_in_two_factor (id, person_id, secret, backup_codes) values (${newId()}, ${person}, 'x', '')`.execute(
      tx,
    )
    await sql`insert into sign_in_recovery_code (person_id, hash) values (${person}, 'x')`.execute(
      tx,
    )
    await sql`insert into sign_in_passkey (id, public_key, person_id, credential_id, counter, device_type, backed_up)
      values (${newId()}, 'x', ${person}, ${newId()}, 0, 'singleDevice', false)`.execute(tx)
    await sql`insert into sign_in_session (id, token, person_id, expires_at)
      values (${newId()}, ${newId()}, ${person}, now() + interval '1 day')`.execute(tx)
    const notice = { subject: 'Đã bỏ', body: 'Hãy cài lại' }
    const steps = () => asSystem(() => hasSecondSteps(person))
    expect(await steps()).toBe(true)
    await expect(
      asPerson(demoPersonId('lanh-dao-so'), () => takeSecondStepsOff(person, notice)),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    expect(
      await asPerson(nationalAdmin, () => takeSecondStepsOff(nationalAdmin, notice)),
    ).toMatchObject({ allowed: false, reasons: [{ code: 'oneself' }] })
    expect(await steps()).toBe(true)

    expect(await asPerson(nationalAdmin, () => takeSecondStepsOff(person, notice))).toMatchObject({
      fact: { ended: 1 },
    })
    expect(await steps()).toBe(false)
    const { rows } = await sql<{ codes: number; mails: number; what: string }>`select
      (select count(*)::int from sign_in_recovery_code where person_id = ${person}) as codes,
      (select count(*)::int from mail_outbox where person_id = ${person} and subject = 'Đã bỏ') as mails,
      (select payload::json -> 'after' ->> 'what' from audit_entry
        where root_id = ${person} and subject = 'event.credentialChanged') as what`.execute(tx)
    expect(rows).toEqual([{ codes: 0, mails: 1, what: 'second steps removed' }])
  }))

test('whose second step was taken off signs in by the password alone, and every session of before is over', () =>
  inRollback(async (tx) => {
    const asked = invitation()
    const id = idOf(await asPerson(nationalAdmin, () => invitePerson(asked, mail)))
    await setPasswordByLink(aBrowser(), await linkIn(tx, asked.email), goodPassword)
    const given = { email: asked.email, password: goodPassword }
    const before = aBrowser()
    await signInByPassword(before, given)
    await sql`insert into sign_in_two_factor (id, person_id, secret, backup_codes, verified)
      values (${newId()}, ${id}, 'x', '', true)`.execute(tx)
    await sql`update person set two_factor_enabled = true where id = ${id}`.execute(tx)
    expect(await signInByPassword(aBrowser(), given)).toEqual({ outcome: 'second-step' })
    expect(await sessionOf(before)).not.toBeNull()
    await asPerson(nationalAdmin, () => takeSecondStepsOff(id, { subject: 'Đã bỏ', body: '…' }))
    expect(await sessionOf(before)).toBeNull()
    expect(await signInByPassword(aBrowser(), given)).toEqual({ outcome: 'signed-in' })
  }))

test('an administrator of a province takes the second step off nobody who works beyond it as well, and tells by mail whoever it is taken off', () =>
  inRollback(async (tx) => {
    const admin = await provinceAdmin(tx)
    const both = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    const stranger = await aColleague(tx, { role: 'doitOfficer', unit: 'department/24' })
    const here = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    await sql`insert into role_holding (id, person_id, unit_id, role, valid_from)
      values (${newId()}, ${both}, ${unitNamed('department/24')}, 'doitOfficer', '2026-01-01')`.execute(
      tx,
    )
    for (const id of [both, stranger, here])
      await sql`insert into sign_in_two_factor (id, person_id, secret, backup_codes)
        values (${newId()}, ${id}, 'x', '')`.execute(tx)
    const takeOff = (id: string) =>
      asPerson(admin, () => takeSecondStepsOff(id, { subject: 'Đã bỏ bước hai', body: '…' }))
    const told = async (id: string) =>
      (await asSystem(listMails)).filter(({ receiver }) => receiver === `${id}@vidu.vn`).length
    expect(await takeOff(both)).toMatchObject({ reasons: [{ code: 'holds-beyond-reach' }] })
    await expect(takeOff(stranger)).rejects.toMatchObject({ kind: 'not-found' })
    for (const id of [both, stranger])
      expect([await asSystem(() => hasSecondSteps(id)), await told(id)]).toEqual([true, 0])
    expect(await takeOff(here)).toMatchObject({ allowed: true })
    expect([await asSystem(() => hasSecondSteps(here)), await told(here)]).toEqual([false, 1])
  }))

test('a name saved over a newer one is refused with what stands there now', () =>
  inRollback(async (tx) => {
    const person = await aColleague(tx, { role: 'doitOfficer', unit: 'department/66' })
    const change = (version: number, name: string) =>
      asPerson(nationalAdmin, () => changePerson({ id: person, version, name, email: 'x@vidu.vn' }))
    await change(1, 'Tên Thứ Nhất')
    await expect(change(1, 'Tên Thứ Hai')).rejects.toMatchObject({
      kind: 'stale',
      detail: { version: 2, name: 'Tên Thứ Nhất' },
    })
  }))

test('people are listed by name, a page at a time, none twice and none left out', () =>
  inRollback(async (tx) => {
    for (let n = 0; n < 90; n += 1)
      await aColleague(tx, {
        role: 'doitOfficer',
        unit: 'department/66',
        name: `Đặng Thử ${n % 30}`,
      })
    const found: string[] = []
    let after: Parameters<typeof listPeople>[0]['after'] = null
    do {
      const page = await asPerson(leader, () => listPeople({ ...everybody, q: 'dang thu', after }))
      found.push(...page.people.map(({ id }) => id))
      after = page.next
    } while (after !== null)
    expect(new Set(found).size).toBe(found.length)
    // Đặng Thu Hà of the demo is one of them.
    expect(found).toHaveLength(91)
  }))

test('a list is narrowed by role, unit and state', () =>
  inRollback(async () => {
    const asked = invitation()
    const id = idOf(await asPerson(nationalAdmin, () => invitePerson(asked, mail)))
    const ids = async (change: Partial<Parameters<typeof listPeople>[0]>) =>
      (await asPerson(nationalAdmin, () => listPeople({ ...everybody, ...change }))).people.map(
        (one) => one.id,
      )
    // By the address: at the same moment others of the tests are invited for good.
    expect(await ids({ q: asked.email, state: 'invited' })).toEqual([id])
    expect(await ids({ q: asked.email, state: 'active' })).toEqual([])
    expect(await ids({ role: 'doitLeader' })).toEqual([leader])
    expect(await ids({ unitId: unitNamed('department/66') })).toEqual(
      expect.arrayContaining([id, leader]),
    )
    expect(await ids({ unitId: unitNamed('department/24'), role: 'doitLeader' })).toEqual([])
  }))

test('an administrator of a province makes, renames and ends units of that province alone', () =>
  inRollback(async (tx) => {
    const admin = await provinceAdmin(tx)
    const make = (provinceId: string) =>
      asPerson(admin, () =>
        makeUnit({
          kind: 'commune',
          name: 'UBND xã Thử',
          parentId: null,
          provinceId,
          region: null,
          validFrom: plainDate('2026-01-01'),
          key: key(),
        }),
      )
    expect(await make('24')).toMatchObject({ reasons: [{ code: 'beyond-reach' }] })
    const id = idOf(await make('66'))
    const ended = (version: number, validTo: string | null) =>
      asPerson(admin, () => endUnit({ id, version, validTo: validTo ? plainDate(validTo) : null }))
    await asPerson(admin, () => renameUnit({ id, version: 1, name: 'UBND xã Mới' }))
    expect(await ended(2, '2026-12-31')).toMatchObject({ allowed: true })
    const units = await asPerson(admin, () => listUnits({ q: 'xa moi', kind: '', place: '' }))
    expect(units).toMatchObject([{ name: 'UBND xã Mới', validTo: '2026-12-31' }])
    await expect(ended(2, null)).rejects.toMatchObject({ kind: 'stale' })
    const there = unitNamed('department/24')
    await expect(
      asPerson(admin, () => renameUnit({ id: there, version: 1, name: 'Của tôi' })),
    ).rejects.toMatchObject({ kind: 'not-found' })
  }))

test('a parent that is no unit is refused at its field', () =>
  inRollback(async () => {
    const made = await asPerson(nationalAdmin, () =>
      makeUnit({
        kind: 'commune',
        name: 'UBND xã Thử',
        parentId: newId(),
        provinceId: '66',
        region: null,
        validFrom: today(),
        key: key(),
      }),
    )
    expect(made).toMatchObject({ reasons: [{ code: 'parent-missing', field: 'parent' }] })
  }))

test('a unit in which roles go on does not end', () =>
  inRollback(async () => {
    const refused = await asPerson(nationalAdmin, () =>
      endUnit({ id: unitNamed('centre/66'), version: 1, validTo: today() }),
    )
    expect(refused).toMatchObject({ allowed: false, reasons: [{ code: 'roles-open' }] })
  }))

test('who may not end the roles of somebody is told who does, the nearest first, and whether their page opens at all', () =>
  inRollback(async (tx) => {
    const ask = (who: string, about: string) => asPerson(who, () => whoEndsRoles(about))
    const commune = demoPersonId('xa')
    const asked = await ask(leader, commune)
    expect(asked.isSeen).toBe(false)
    expect(asked.others.map(({ role }) => role)).toEqual(['admin'])
    await provinceAdmin(tx)
    expect((await ask(leader, commune)).others.map(({ unit }) => unit)).toEqual([
      expect.stringContaining('Sở Công Thương'),
      asked.others[0]?.unit,
    ])
    expect(await ask(nationalAdmin, commune)).toEqual({ isSeen: true, others: [] })
    const own = demoPersonId('chuyen-vien-so')
    expect(await ask(leader, own)).toEqual({ isSeen: true, others: [] })
    // Nobody is sent to whom it is about.
    const director = demoPersonId('giam-doc')
    expect((await ask(leader, director)).others.map(({ role }) => role)).not.toContain(
      'centreDirector',
    )
    expect((await ask(leader, demoPersonId('trung-tam'))).others[0]?.role).toBe('centreDirector')
  }))
