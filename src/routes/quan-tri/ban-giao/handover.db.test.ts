import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDays, type PlainDate } from '#core/plain-date.ts'
import { kindsOfWork } from '#door/kinds-of-work.ts'
import {
  carryOutHandovers,
  handOver,
  handoversOf,
  openWorkOf,
  undoHandover,
} from '#modules/access/api.server.ts'
import type { Role } from '#modules/access/model.ts'
import { aColleague, asPerson, demoPersonId, unitNamed } from '#modules/access/testing.ts'
import { findImport, startImport } from '#modules/imports/api.server.ts'
import { aWorkbook, usualHeading } from '#modules/imports/testing.ts'
import { today } from '#platform/clock.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import { load as loadImport } from '../../nhap-excel/[batch]/+page.server.ts'
import { load as loadDesk } from './+page.server.ts'
import { waitingFor } from '../../workplace/waiting.ts'
import { load } from './+page.server.ts'

const director = demoPersonId('giam-doc')
const staff = demoPersonId('trung-tam')
const centre = unitNamed('centre/66')

/** A desk with one open import, and a colleague who takes it over. */
async function aDesk(tx: Tx, role: Role = 'collaborator') {
  const to = await aColleague(tx, { role, unit: 'centre/66' })
  const bytes = await aWorkbook([
    usualHeading,
    [1, `Máy ${newId()}`, null, 'Đắk Lắk', 2018, 'KCĐP', 90],
  ])
  const { id } = await asPerson(staff, () =>
    startImport({ fileName: 'dang-lam.xlsx', bytes, key: `form-${newId()}` }),
  )
  // Read to its end: a reading that goes on in this transaction would be in the way of what is looked at.
  const state = async () => (await asPerson(staff, () => findImport(id)))?.state
  while ((await state()) === 'reading') await sleep(50)
  return { importId: id, to }
}

const handed = (
  toId: string,
  roles: 'move' | 'keep' = 'keep',
  by = director,
  effectiveOn = today(),
) =>
  asPerson(by, () =>
    handOver(
      {
        fromId: staff,
        toId,
        unitId: centre,
        because: 'Nghỉ thai sản',
        effectiveOn,
        roles,
        key: `form-${newId()}`,
      },
      kindsOfWork,
    ),
  )

const idOf = (done: Awaited<ReturnType<typeof handed>>) => {
  if (!done.allowed) throw new Error(JSON.stringify(done.reasons))
  return done.fact.id
}

const stateOf = async (tx: Tx) => {
  const imports = await sql`select id, responsible_id from import_batch order by id`.execute(tx)
  const roles = await sql`
    select id, person_id, role, valid_from, valid_to, ended_because from role_holding order by id`.execute(
    tx,
  )
  return { imports: imports.rows, roles: roles.rows }
}

test('what will move is shown before, moves as a whole, and comes back exactly', () =>
  inRollback(async (tx) => {
    const { importId, to } = await aDesk(tx)
    const shown = await asPerson(director, () =>
      openWorkOf({ personId: staff, unitId: centre }, kindsOfWork),
    )
    expect(shown[0]?.items.map(({ id }) => id)).toContain(importId)
    const before = await stateOf(tx)
    const done = await handed(to, 'move')
    if (!done.allowed) throw new Error(JSON.stringify(done.reasons))
    const after = await stateOf(tx)
    expect(after.imports).toContainEqual({ id: importId, responsible_id: to })
    expect(after.roles).toContainEqual(
      expect.objectContaining({ person_id: to, role: 'centreStaff', valid_from: today() }),
    )
    const back = await asPerson(director, () => undoHandover(done.fact.id, kindsOfWork))
    expect(back).toEqual({ back: done.fact.moved, wasPlanned: false })
    expect(await stateOf(tx)).toEqual(before)
    await expect(
      asPerson(director, () => undoHandover(done.fact.id, kindsOfWork)),
    ).rejects.toMatchObject({ kind: 'conflict' })
  }))

test('a desk goes over whole to a colleague who holds the same role, and comes back exactly', () =>
  inRollback(async (tx) => {
    const { importId, to } = await aDesk(tx, 'centreStaff')
    const before = await stateOf(tx)
    const done = await handed(to, 'move')
    if (!done.allowed) throw new Error(JSON.stringify(done.reasons))
    const after = await stateOf(tx)
    expect(after.imports).toContainEqual({ id: importId, responsible_id: to })
    const ofReceiver = (rows: readonly unknown[]) =>
      rows.filter((row) => (row as { person_id: string }).person_id === to)
    expect(ofReceiver(after.roles)).toEqual(ofReceiver(before.roles))
    const goesOn = after.roles.filter((row) => {
      const { person_id: who, valid_to: end } = row as {
        person_id: string
        valid_to: string | null
      }
      return who === staff && (end === null || end >= today())
    })
    expect(goesOn).toEqual([])
    await asPerson(director, () => undoHandover(done.fact.id, kindsOfWork))
    expect(await stateOf(tx)).toEqual(before)
  }))

test('a role does not go over to a colleague who comes to hold it only later: it would be nobody’s until then', () =>
  inRollback(async (tx) => {
    const { to } = await aDesk(tx)
    await sql`insert into role_holding (id, person_id, unit_id, role, valid_from)
      values (${newId()}, ${to}, ${centre}, 'centreStaff', ${addDays(today(), 10)})`.execute(tx)
    const before = await stateOf(tx)
    expect(await handed(to, 'move')).toMatchObject({
      reasons: [{ code: 'role-held-already', field: 'roles' }],
    })
    expect(await stateOf(tx)).toEqual(before)
  }))

const tomorrow = today(new Date(Date.now() + 86_400_000))
const comes = (tx: Tx, id: string) =>
  sql`update handover set effective_on = ${today()} where id = ${id}`.execute(tx)
const responsibleFor = async (tx: Tx, importId: string) => {
  const { rows } = await sql<{ by: string }>`
    select responsible_id as by from import_batch where id = ${importId}`.execute(tx)
  return rows[0]?.by
}

test('before its day nothing moves; on it what is open then, once; undone, it comes back', () =>
  inRollback(async (tx) => {
    const { importId, to } = await aDesk(tx, 'centreStaff')
    const done = await handed(to, 'keep', director, tomorrow)
    if (!done.allowed) throw new Error(JSON.stringify(done.reasons))
    expect(done.fact).toMatchObject({ moved: 0, isDue: false })
    expect(await carryOutHandovers(kindsOfWork)).toEqual({ done: 0, waiting: 0 })
    expect(await responsibleFor(tx, importId)).toBe(staff)
    await comes(tx, done.fact.id)
    expect(await carryOutHandovers(kindsOfWork)).toEqual({ done: 1, waiting: 0 })
    expect(await responsibleFor(tx, importId)).toBe(to)
    expect(await carryOutHandovers(kindsOfWork)).toEqual({ done: 0, waiting: 0 })
    const [past] = await asPerson(director, () => handoversOf(centre))
    expect(past?.moved.work.import).toContain(importId)
    await asPerson(director, () => undoHandover(done.fact.id, kindsOfWork))
    expect(await responsibleFor(tx, importId)).toBe(staff)
  }))

test('looked at by two programs at one moment, a handover is carried out once, and all of it comes back', () =>
  inRollback(async (tx) => {
    const { importId, to } = await aDesk(tx, 'centreStaff')
    const done = await handed(to, 'keep', director, tomorrow)
    if (!done.allowed) throw new Error(JSON.stringify(done.reasons))
    await comes(tx, done.fact.id)
    const both = await Promise.all([carryOutHandovers(kindsOfWork), carryOutHandovers(kindsOfWork)])
    expect(both.map((one) => one.done).sort()).toEqual([0, 1])
    expect(await responsibleFor(tx, importId)).toBe(to)
    await asPerson(director, () => undoHandover(done.fact.id, kindsOfWork))
    expect(await responsibleFor(tx, importId)).toBe(staff)
  }))

test('work goes to nobody who is shut out or only administers, neither at once nor when its day comes', () =>
  inRollback(async (tx) => {
    const { importId, to } = await aDesk(tx, 'centreStaff')
    const later = await handed(to, 'keep', director, tomorrow)
    if (!later.allowed) throw new Error(JSON.stringify(later.reasons))
    await comes(tx, later.fact.id)
    await sql`update person set deactivated_at = now() where id = ${to}`.execute(tx)
    expect(await handed(to)).toMatchObject({ reasons: [{ code: 'receiver-shut-out' }] })
    expect(await carryOutHandovers(kindsOfWork)).toEqual({ done: 0, waiting: 1 })
    await sql`update person set deactivated_at = null where id = ${to}`.execute(tx)
    await sql`update role_holding set role = 'admin' where person_id = ${to}`.execute(tx)
    expect(await carryOutHandovers(kindsOfWork)).toEqual({ done: 0, waiting: 1 })
    expect(await responsibleFor(tx, importId)).toBe(staff)
  }))

test('whoever hands work to somebody who cannot do it is told so, unless a role that can goes over with it', () =>
  inRollback(async (tx) => {
    const { importId, to } = await aDesk(tx, 'collaborator')
    const told = await handed(to)
    expect(told).toMatchObject({ allowed: true, warnings: [{ code: 'receiver-may-not' }] })
    expect(await responsibleFor(tx, importId)).toBe(to)
    await asPerson(director, () => undoHandover(idOf(told), kindsOfWork))
    expect(await handed(to, 'move')).toMatchObject({ allowed: true, warnings: [] })
    expect(await responsibleFor(tx, importId)).toBe(to)
  }))

test('what goes over waits on the desk of the receiver, and no more on that of the giver', () =>
  inRollback(async (tx) => {
    const { importId, to } = await aDesk(tx, 'centreStaff')
    const waits = async (who: string) => {
      const groups = await asPerson(who, () => waitingFor(who))
      return groups.some(({ lines }) => lines.some(({ href }) => href.endsWith(importId)))
    }
    expect([await waits(staff), await waits(to)]).toEqual([true, false])
    await handed(to)
    expect([await waits(staff), await waits(to)]).toEqual([false, true])
  }))

test('a handover that was called off before its day moves nothing, and roles are held as before', () =>
  inRollback(async (tx) => {
    const { importId, to } = await aDesk(tx)
    const before = await stateOf(tx)
    const done = await handed(to, 'move', director, tomorrow)
    if (!done.allowed) throw new Error(JSON.stringify(done.reasons))
    expect(await stateOf(tx)).not.toEqual(before)
    const undone = await asPerson(director, () => undoHandover(done.fact.id, kindsOfWork))
    expect(undone.wasPlanned).toBe(true)
    expect(await stateOf(tx)).toEqual(before)
    await comes(tx, done.fact.id)
    expect(await carryOutHandovers(kindsOfWork)).toEqual({ done: 0, waiting: 0 })
    expect(await responsibleFor(tx, importId)).toBe(staff)
  }))

test('a handover to somebody who has left the unit by its day waits, and moves nothing', () =>
  inRollback(async (tx) => {
    const { importId, to } = await aDesk(tx, 'centreStaff')
    const done = await handed(to, 'keep', director, tomorrow)
    if (!done.allowed) throw new Error(JSON.stringify(done.reasons))
    await comes(tx, done.fact.id)
    await sql`update role_holding set valid_from = '2026-01-01', valid_to = '2026-01-31' where person_id = ${to}`.execute(
      tx,
    )
    expect(await carryOutHandovers(kindsOfWork)).toEqual({ done: 0, waiting: 1 })
    expect(await responsibleFor(tx, importId)).toBe(staff)
  }))

test('a role that was handed over comes back although a key was made in it, and the key ends', () =>
  inRollback(async (tx) => {
    const { to } = await aDesk(tx)
    const done = await handed(to, 'move')
    if (!done.allowed) throw new Error(JSON.stringify(done.reasons))
    const held = await sql<{ id: string }>`
      select id from role_holding where person_id = ${to} and role = 'centreStaff'`.execute(tx)
    const given = held.rows[0]?.id ?? ''
    await sql`insert into api_key (id, shown, name, holding_id, unit_id, province_id, scopes, made_by, expires_at)
      values (${newId()}, 'kc_live_banGiao1', 'Máy', ${given}, ${centre}, '66', '{scheme.read}', ${to}, now() + interval '1 day')`.execute(
      tx,
    )
    await asPerson(director, () => undoHandover(done.fact.id, kindsOfWork))
    const roles = await sql`
      select person_id, valid_to is null or valid_to >= ${today()} as is_held from role_holding
      where id = ${given} or (person_id = ${staff} and role = 'centreStaff') order by is_held`.execute(
      tx,
    )
    expect(roles.rows).toEqual([
      { person_id: to, is_held: false },
      { person_id: staff, is_held: true },
    ])
  }))

/** An import that is on record as somebody's, in a unit, at a step. */
const anImportOf = async (tx: Tx, personId: string, unit: string, state: string) => {
  const id = newId()
  await sql`insert into import_batch (id, sha256, file_name, size_bytes, state, owner_unit_id, responsible_id)
    values (${id}, ${id.replaceAll('-', '').padEnd(64, '0')}, 'cu.xlsx', 1, ${state}, ${unitNamed(unit)}, ${personId})`.execute(
    tx,
  )
  return id
}

test('what is finished, of another unit or of a colleague stays where it is when a desk goes over', () =>
  inRollback(async (tx) => {
    const { importId, to } = await aDesk(tx, 'centreStaff')
    const stay = [
      await anImportOf(tx, staff, 'centre/66', 'taken'),
      await anImportOf(tx, staff, 'department/66', 'preview'),
    ]
    const beside = await anImportOf(tx, director, 'centre/66', 'preview')
    const shown = await asPerson(director, () =>
      openWorkOf({ personId: staff, unitId: centre }, kindsOfWork),
    )
    const listed = shown.flatMap(({ items }) => items.map(({ id }) => id))
    expect(listed.filter((id) => [importId, beside, ...stay].includes(id))).toEqual([importId])
    const done = await handed(to)
    expect(done).toMatchObject({ allowed: true })
    expect(await responsibleFor(tx, importId)).toBe(to)
    for (const id of stay) expect(await responsibleFor(tx, id)).toBe(staff)
    expect(await responsibleFor(tx, beside)).toBe(director)
  }))

test('work that went on to somebody else since stays there when the handover is undone, and only who manages the unit undoes it', () =>
  inRollback(async (tx) => {
    const { importId, to } = await aDesk(tx, 'centreStaff')
    const done = await handed(to)
    if (!done.allowed) throw new Error(JSON.stringify(done.reasons))
    const undo = (who: string) => asPerson(who, () => undoHandover(done.fact.id, kindsOfWork))
    await expect(undo(demoPersonId('lanh-dao-so'))).rejects.toMatchObject({ kind: 'not-found' })
    expect(await responsibleFor(tx, importId)).toBe(to)
    await sql`update import_batch set responsible_id = ${director} where id = ${importId}`.execute(
      tx,
    )
    await undo(director)
    expect(await responsibleFor(tx, importId)).toBe(director)
  }))

test('nobody is made deputy for himself by a handover, and a deputy named in a role that is given back acts no more', () =>
  inRollback(async (tx) => {
    const { to } = await aDesk(tx, 'centreStaff')
    const deputises = (holder: string, role: string, deputyId: string) => {
      const id = newId()
      return sql<{ id: string }>`
        insert into delegation (id, holding_id, person_id, deputy_id, unit_id, because, valid_from, valid_to)
        select ${id}, id, person_id, ${deputyId}, unit_id, 'Đi học', ${today()}, ${tomorrow} from role_holding
        where person_id = ${holder} and role = ${role} returning id`.execute(tx)
    }
    const now = async (id: string) => {
      const { rows } = await sql`
        select deputy_id as by, revoked_at is not null as "isOver" from delegation where id = ${id}`.execute(
        tx,
      )
      return rows[0]
    }
    const [away] = (await deputises(to, 'centreStaff', staff)).rows
    expect(await handed(to, 'keep', demoPersonId('quan-tri'))).toMatchObject({ allowed: true })
    expect(await now(away?.id ?? '')).toEqual({ by: staff, isOver: false })

    const other = await aColleague(tx, { role: 'collaborator', unit: 'centre/66' })
    const done = await handed(other, 'move')
    if (!done.allowed) throw new Error(JSON.stringify(done.reasons))
    const [named] = (await deputises(other, 'centreStaff', to)).rows
    await asPerson(director, () => undoHandover(done.fact.id, kindsOfWork))
    expect(await now(named?.id ?? '')).toEqual({ by: to, isOver: true })
  }))

test('a desk goes over within the unit alone, and only by who manages it', () =>
  inRollback(async (tx) => {
    const { to } = await aDesk(tx)
    const stranger = demoPersonId('chuyen-vien-so')
    await expect(handed(stranger)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(handed(to, 'keep', demoPersonId('lanh-dao-so'))).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(handed(to, 'keep', staff)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await handed(stranger, 'keep', demoPersonId('quan-tri'))).toMatchObject({
      reasons: [{ code: 'receiver-not-of-unit' }],
    })
    expect(await handed(staff)).toMatchObject({ reasons: [{ code: 'to-the-same' }] })
  }))

test('who is shut out is offered no desk, and a desk of theirs may still go over', () =>
  inRollback(async (tx) => {
    const { to } = await aDesk(tx)
    await sql`update person set deactivated_at = now(), deactivated_because = 'Nghỉ việc' where id = ${to}`.execute(
      tx,
    )
    const url = new URL(`http://localhost/quan-tri/ban-giao?don-vi=${centre}&nguoi=${staff}`)
    type Choices = { readonly people: readonly Choice[]; readonly receivers: readonly Choice[] }
    type Choice = { readonly value: string }
    const page = await asPerson(director, async () => load({ url } as Parameters<typeof load>[0]))
    const { people, receivers } = page as Choices
    expect(people.map(({ value }) => value)).toContain(to)
    expect(receivers.map(({ value }) => value)).toContain(director)
    expect(receivers.map(({ value }) => value)).not.toContain(to)
  }))

test('of a desk on which nothing is open, nobody is said to be unable to take it over', () =>
  inRollback(async (tx) => {
    const { to } = await aDesk(tx)
    const idle = await aColleague(tx, { role: 'centreStaff', unit: 'centre/66', name: 'Lê Rảnh' })
    const url = new URL(`http://localhost/quan-tri/ban-giao?don-vi=${centre}&nguoi=${idle}`)
    const desk = await asPerson(director, async () => load({ url } as Parameters<typeof load>[0]))
    expect(desk).toMatchObject({
      receivers: expect.arrayContaining([expect.objectContaining({ value: to })]) as unknown,
      cannot: [],
    })
  }))

test('whoever takes a desk over for himself takes the work, and acts for nobody who was away', () =>
  inRollback(async (tx) => {
    const { importId } = await aDesk(tx)
    const away = await aColleague(tx, { role: 'centreStaff', unit: 'centre/66' })
    const delegation = newId()
    await sql`insert into delegation (id, holding_id, person_id, deputy_id, unit_id, because, valid_from, valid_to)
      select ${delegation}, id, person_id, ${staff}, unit_id, 'Đi học', ${today()}, ${tomorrow} from role_holding
      where person_id = ${away}`.execute(tx)
    const deputyNow = async () => {
      const { rows } = await sql<{ by: string }>`
        select deputy_id as by from delegation where id = ${delegation}`.execute(tx)
      return rows[0]?.by
    }
    const done = await handed(director)
    if (!done.allowed) throw new Error(JSON.stringify(done.reasons))
    expect(await responsibleFor(tx, importId)).toBe(director)
    expect(await deputyNow()).toBe(staff)
    const later = await handed(director, 'keep', director, tomorrow)
    if (!later.allowed) throw new Error(JSON.stringify(later.reasons))
    await comes(tx, later.fact.id)
    await carryOutHandovers(kindsOfWork)
    expect(await deputyNow()).toBe(staff)
    const given = await handed(director, 'keep', demoPersonId('quan-tri'))
    expect(given.allowed).toBe(true)
    expect(await deputyNow()).toBe(director)
  }))

test('a role that was to end anyhow comes back with its day and its reason; one that was ended since stays ended', () =>
  inRollback(async (tx) => {
    const to = await aColleague(tx, { role: 'collaborator', unit: 'centre/66' })
    const ends = (on: PlainDate, because: string) =>
      sql`update role_holding set valid_to = ${on}, ended_because = ${because} where person_id = ${staff}`.execute(
        tx,
      )
    await ends(addDays(today(), 30), 'Sắp nghỉ hưu')
    const before = await stateOf(tx)
    const moved = async () => {
      const done = await handed(to, 'move', director, tomorrow)
      if (!done.allowed) throw new Error(JSON.stringify(done.reasons))
      return () => asPerson(director, () => undoHandover(done.fact.id, kindsOfWork))
    }
    await (
      await moved()
    )()
    expect(await stateOf(tx)).toEqual(before)
    const undo = await moved()
    await ends(addDays(today(), -3), 'Nghỉ sớm hơn')
    expect(await undo()).toMatchObject({ back: 0 })
    expect((await stateOf(tx)).roles).toContainEqual(
      expect.objectContaining({
        ...{ person_id: staff, valid_to: addDays(today(), -3), ended_because: 'Nghỉ sớm hơn' },
      }),
    )
  }))

test('nobody gives his own role back to himself by undoing its handover; somebody else does', () =>
  inRollback(async (tx) => {
    const to = await aColleague(tx, { role: 'collaborator', unit: 'centre/66' })
    const admin = demoPersonId('quan-tri')
    const done = await asPerson(admin, () =>
      handOver(
        {
          ...{ fromId: director, toId: to, unitId: centre, because: 'Chuyển công tác' },
          ...{ effectiveOn: tomorrow, roles: 'move', key: `form-${newId()}` },
        },
        kindsOfWork,
      ),
    )
    if (!done.allowed) throw new Error(JSON.stringify(done.reasons))
    const undo = (who: string) => asPerson(who, () => undoHandover(done.fact.id, kindsOfWork))
    await expect(undo(director)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await undo(admin)).toEqual({ back: 1, wasPlanned: true })
  }))

test('whoever takes a role over for himself by a handover is refused, as by any other way', () =>
  inRollback(async (tx) => {
    await aDesk(tx)
    expect(await handed(director, 'move')).toMatchObject({
      allowed: false,
      reasons: [{ code: 'role-to-oneself', field: 'roles' }],
    })
    expect(await asPerson(director, () => handoversOf(centre))).toEqual([])
  }))

test('before a desk goes over, it is told who could not do which of its work; whoever got it all the same is told why there is no button', () =>
  inRollback(async (tx) => {
    const { importId, to } = await aDesk(tx)
    const able = await aColleague(tx, {
      role: 'centreStaff',
      unit: 'centre/66',
      name: 'Lê Thị Giỏi',
    })
    const url = new URL(`http://localhost/quan-tri/ban-giao?don-vi=${centre}&nguoi=${staff}`)
    const desk = await asPerson(director, () =>
      Promise.resolve(loadDesk({ url } as Parameters<typeof loadDesk>[0])),
    )
    expect(desk).toMatchObject({
      receivers: expect.arrayContaining([expect.objectContaining({ value: able })]) as unknown,
      cannot: [{ name: 'Trần Văn Thử', kinds: 'Tệp Excel đang nhập dở' }],
    })
    expect(await handed(to)).toMatchObject({
      warnings: [{ code: 'receiver-may-not', detail: { acts: 'import.take' } }],
    })
    // Whoever leads the department reads what is imported in the province, and takes none of it in.
    const leader = demoPersonId('lanh-dao-so')
    const event = {
      params: { batch: importId },
      url: new URL(`http://localhost/nhap-excel/${importId}`),
      locals: { session: { personId: leader } },
    } as unknown as Parameters<typeof loadImport>[0]
    await sql`update import_batch set responsible_id = ${leader} where id = ${importId}`.execute(tx)
    expect(await asPerson(leader, () => Promise.resolve(loadImport(event)))).toMatchObject({
      isOwn: true,
      mayClose: false,
    })
  }))
