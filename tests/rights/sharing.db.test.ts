import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDays, type PlainDate } from '#core/plain-date.ts'
import {
  findScheme,
  listSchemes,
  noteExportOfShared,
  schemeTitles,
  updateScheme,
} from '#modules/schemes/api.server.ts'
import { aColleague, asPerson } from '#modules/access/testing.ts'
import { readSchemeListQuery } from '#modules/schemes/model.ts'
import {
  endShare,
  findShare,
  giveShare,
  lastingSharesOf,
  listShares,
} from '#modules/sharing/api.server.ts'
import { today } from '#platform/clock.ts'
import { amongShared } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { read } from '#platform/db/transact.ts'
import { as, created, draft } from './as-somebody.ts'

const share = (
  schemeIds: readonly string[],
  change: Partial<Parameters<typeof giveShare>[0]> = {},
) =>
  giveShare({
    schemeIds,
    toProvinceId: '24',
    ground: 'Thỏa thuận hợp tác khuyến công 2026',
    documentNumber: '12/TT-SCT',
    endsOn: '2027-06-30',
    key: newId(),
    ...change,
  })

async function shared(schemeIds: readonly string[]): Promise<string> {
  const outcome = await as('doitLeader', '66', () => share(schemeIds))
  if (outcome.outcome !== 'given') throw new Error(JSON.stringify(outcome))
  return outcome.id
}

test('a draft that is shared is read by the other province, and by nobody else’s', () =>
  inRollback(async (tx) => {
    const [id, other] = await as('centreStaff', '66', async () => [
      await created('66'),
      await created('66'),
    ])
    await shared([id ?? ''])
    expect(await as('doitOfficer', '24', () => findScheme(id ?? ''))).toMatchObject({
      scheme: { id },
      history: null,
    })
    expect(await as('centreStaff', '24', () => findScheme(id ?? ''))).toBeDefined()
    expect(await as('doitOfficer', '24', () => findScheme(other ?? ''))).toBeUndefined()
    expect(await as('juryMember', '66', () => findScheme(id ?? ''))).toBeUndefined()
    const elsewhere = await aColleague(tx, { role: 'doitOfficer', unit: 'department/48' })
    expect(await asPerson(elsewhere, () => findScheme(id ?? ''))).toBeUndefined()
    const list = readSchemeListQuery(new URLSearchParams())
    const { rows } = await as('doitOfficer', '24', () => amongShared(() => listSchemes(list)))
    expect(rows.map((row) => row.id)).toEqual([id])
  }))

test('what is shared is read and never written', () =>
  inRollback(async () => {
    const id = await as('centreStaff', '66', () => created('66'))
    await shared([id])
    const change = () => updateScheme({ id, version: 1, draft: draft('66'), confirmed: true })
    await expect(as('doitOfficer', '24', change)).rejects.toMatchObject({ kind: 'forbidden' })
  }))

test('a share that is taken back, or whose last day has passed, shows nothing any more', () =>
  inRollback(async (tx) => {
    const id = await as('centreStaff', '66', () => created('66'))
    const look = () => as('doitOfficer', '24', () => findScheme(id))
    const first = await shared([id])
    expect(await look()).toBeDefined()
    await as('doitLeader', '66', () => endShare({ id: first, version: 1, because: 'Nhầm tỉnh' }))
    expect(await look()).toBeUndefined()
    const second = await shared([id])
    expect(await look()).toBeDefined()
    const endsOn = (day: PlainDate) =>
      sql`update record_share set ends_on = ${day} where id = ${second}`.execute(tx)
    // The last day is one of its days.
    await endsOn(today())
    expect(await look()).toBeDefined()
    await endsOn(addDays(today(), -1))
    expect(await look()).toBeUndefined()
  }))

test('a record that was deleted is read by no other province any more, and is not given to one', () =>
  inRollback(async (tx) => {
    const id = await as('centreStaff', '66', () => created('66'))
    await shared([id])
    const list = readSchemeListQuery(new URLSearchParams())
    const listed = async () =>
      (await as('doitOfficer', '24', () => amongShared(() => listSchemes(list)))).rows.length
    const seen = () =>
      as('doitOfficer', '24', () =>
        amongShared(() =>
          read('scheme.read', async (db) => {
            const { rows } = await sql`select from scheme where id = ${id}`.execute(db)
            return rows.length
          }),
        ),
      )
    expect([await listed(), await seen()]).toEqual([1, 1])
    await sql`update scheme set deleted_at = now() where id = ${id}`.execute(tx)
    expect([await listed(), await seen()]).toEqual([0, 0])
    expect(await as('doitOfficer', '24', () => findScheme(id))).toBeUndefined()
    expect(await as('doitLeader', '66', () => share([id]))).toMatchObject({
      reasons: [{ code: 'notYours' }],
    })
  }))

test('a record that became another province’s is shared no more by the province it was of', () =>
  inRollback(async (tx) => {
    const id = await as('centreStaff', '66', () => created('66'))
    await shared([id])
    await sql`update scheme set province_id = '48', place_list = 34, place_code = '48' where id = ${id}`.execute(
      tx,
    )
    expect(await as('doitOfficer', '24', () => findScheme(id))).toBeUndefined()
  }))

test('both provinces see on the scheme itself by which share it is open, and until when, as long as it lasts', () =>
  inRollback(async (tx) => {
    const [id, other] = await as('centreStaff', '66', async () => [
      await created('66'),
      await created('66'),
    ])
    const given = await shared([id ?? ''])
    const open = (province: string) =>
      as('doitOfficer', province, () => lastingSharesOf(id ?? '')).then((shares) =>
        shares.map(({ id: share, endsOn }) => ({ share, endsOn })),
      )
    const told = [{ share: given, endsOn: '2027-06-30' }]
    expect([await open('24'), await open('66')]).toEqual([told, told])
    const elsewhere = await aColleague(tx, { role: 'doitOfficer', unit: 'department/48' })
    expect(await asPerson(elsewhere, () => lastingSharesOf(id ?? ''))).toEqual([])
    expect(await as('doitOfficer', '66', () => lastingSharesOf(other ?? ''))).toEqual([])
    await as('doitLeader', '66', () => endShare({ id: given, version: 1, because: 'Nhầm tỉnh' }))
    expect([await open('24'), await open('66')]).toEqual([[], []])
  }))

test('both provinces see the share with its ground; a third one does not know of it', () =>
  inRollback(async () => {
    const id = await as('centreStaff', '66', () => created('66'))
    const given = await shared([id])
    for (const province of ['66', '24'])
      expect(await as('doitOfficer', province, () => findShare(given))).toMatchObject({
        ground: 'Thỏa thuận hợp tác khuyến công 2026',
        schemes: 1,
      })
    expect(
      await as('hostProvince', '48', () => listShares()).catch((error: unknown) => error),
    ).toMatchObject({
      kind: 'forbidden',
    })
    expect(await as('inspector', null, () => findShare(given))).toBeDefined()
  }))

test('of several shares each is found by its own identifier', () =>
  inRollback(async () => {
    const schemes = await as('centreStaff', '66', async () => [
      await created('66'),
      await created('66'),
    ])
    const given = [await shared([schemes[0] ?? '']), await shared([schemes[1] ?? ''])]
    for (const id of given)
      expect(await as('doitOfficer', '24', () => findShare(id))).toMatchObject({ id })
  }))

test('only the leader of the giving province gives and takes back', () =>
  inRollback(async () => {
    const id = await as('centreStaff', '66', () => created('66'))
    await expect(as('doitOfficer', '66', () => share([id]))).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const given = await shared([id])
    const end = () => endShare({ id: given, version: 1, because: 'Không cần nữa' })
    await expect(as('doitOfficer', '24', end)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(
      as('doitLeader', '66', () => endShare({ id: given, version: 1, because: ' ' })),
    ).rejects.toMatchObject({ kind: 'invalid' })
    await as('doitLeader', '66', end)
    await expect(as('doitLeader', '66', end)).rejects.toMatchObject({ kind: 'stale' })
  }))

test('both provinces read as whom a record was shared and taken back', () =>
  inRollback(async () => {
    const id = await as('centreStaff', '66', () => created('66'))
    const given = await shared([id])
    const seen = () =>
      Promise.all(
        ['66', '24'].map(async (province) => {
          const share = await as('doitOfficer', province, () => findShare(given))
          return [share?.givenAs, share?.endedAs]
        }),
      )
    const leader = expect.stringMatching(/^doitLeader@[0-9a-f-]{36}$/)
    expect(await seen()).toEqual([
      [leader, null],
      [leader, null],
    ])
    await as('doitLeader', '66', () => endShare({ id: given, version: 1, because: 'Nhầm tỉnh' }))
    expect(await seen()).toEqual([
      [leader, leader],
      [leader, leader],
    ])
  }))

test('each opening of a shared record is told by the log of the province that shares it', () =>
  inRollback(async (tx) => {
    const id = await as('centreStaff', '66', () => created('66'))
    await shared([id])
    const told = async () =>
      (
        await sql`select from audit_entry where chain = '66' and root_id = ${id} and subject = 'event.opened'`.execute(
          tx,
        )
      ).rows.length
    expect(await told()).toBe(0)
    await as('doitOfficer', '24', () => findScheme(id))
    expect(await told()).toBe(1)
    await as('doitOfficer', '66', () => findScheme(id))
    expect(await told()).toBe(1)
  }))

test('the titles of a share open no record; taking the list away is told by the log of whoever shares it', () =>
  inRollback(async (tx) => {
    const id = await as('centreStaff', '66', () => created('66'))
    await shared([id])
    const toldOf = async (subject: string) =>
      (await sql`select from audit_entry where chain = '66' and subject = ${subject}`.execute(tx))
        .rows.length
    const [opened, exported] = [await toldOf('event.opened'), await toldOf('event.exported')]
    for (const province of ['24', '66'])
      expect((await as('doitOfficer', province, () => schemeTitles([id]))).size).toBe(1)
    expect((await as('hostProvince', '48', () => schemeTitles([id]))).size).toBe(0)
    expect(await toldOf('event.opened')).toBe(opened)
    await as('doitOfficer', '24', () => noteExportOfShared())
    expect(await toldOf('event.exported')).toBe(exported + 1)
    await as('doitOfficer', '66', () => noteExportOfShared())
    expect(await toldOf('event.exported')).toBe(exported + 1)
  }))

test('a sending that is repeated gives one share', () =>
  inRollback(async () => {
    const id = await as('centreStaff', '66', () => created('66'))
    const key = newId()
    const [first, second] = await as('doitLeader', '66', async () => [
      await share([id], { key }),
      await share([id], { key }),
    ])
    expect(second).toEqual(first)
  }))

test('a record that is named twice is shared once', () =>
  inRollback(async () => {
    const id = await as('centreStaff', '66', () => created('66'))
    const given = await shared([id, id.toUpperCase(), id])
    expect(await as('doitOfficer', '24', () => findShare(given))).toMatchObject({ schemes: 1 })
  }))

test('records of another province are not given away', () =>
  inRollback(async () => {
    const theirs = await as('centreStaff', '24', () => created('24'))
    expect(await as('doitLeader', '66', () => share([theirs]))).toMatchObject({
      outcome: 'refused',
      reasons: [{ code: 'notYours' }],
    })
  }))
