import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDays, plainDate } from '#core/plain-date.ts'
import { findPerson } from '#modules/access/api.server.ts'
import { aColleague, asPerson, demoPersonId } from '#modules/access/testing.ts'
import { today } from '#platform/clock.ts'
import { asSystem } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import { listMails } from '#platform/mail/outbox.ts'
import {
  decideRequest,
  enterRequest,
  fileOwnRequest,
  findRequest,
  judgeRequest,
  listRequests,
  ownRequests,
  previewRequest,
  withdrawOwnRequest,
  type EnteredRequest,
} from './api.server.ts'

const key = () => `form-${newId()}`
const leader = demoPersonId('lanh-dao-so')
const head = demoPersonId('lanh-dao-cuc')
const admin = demoPersonId('quan-tri')
const officer = demoPersonId('chuyen-vien-so')

const asked = (change: object = {}) => ({
  ...{ kind: 'access', what: 'Muốn xem dữ liệu', why: '', key: key() },
  ...{ newName: '', newEmail: '', newPhone: '' },
  ...change,
})
const file = (who: string, change: object = {}) =>
  asPerson(who, () => fileOwnRequest(who, asked(change)))
const filed = async (who: string, change: object = {}) => {
  const decision = await file(who, change)
  if (!decision.allowed) throw new Error(JSON.stringify(decision))
  const found = (await asPerson(who, () => ownRequests(who))).find(
    ({ id }) => id === decision.fact.id,
  )
  if (!found) throw new Error('not among their own')
  return found
}
const paper = (change: Partial<EnteredRequest> = {}) => ({
  ...asked(),
  ...{ channel: 'paper', name: 'Bùi Thị Gấm', contact: '', receivedOn: today() },
  ...change,
})
const mail = (locale: string) => ({ subject: `Trả lời (${locale})`, body: 'Đã xem' })
const decide = (
  who: string,
  { id, version }: { readonly id: string; readonly version: number },
  outcome: 'granted' | 'refused' = 'granted',
) => asPerson(who, () => decideRequest({ id, version, outcome, answer: 'Đúng luật' }, mail))
const codes = (decision: Awaited<ReturnType<typeof decide | typeof judgeRequest>>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code)
const mailsTo = async (receiver: string) =>
  (await asSystem(listMails)).filter((one) => one.receiver === receiver)
const seenBy = async (who: string) =>
  (await asPerson(who, () => listRequests(''))).map(({ id }) => id)

test('a request is seen by its person and by who decides on it in their province, by nobody of another', () =>
  inRollback(async (tx) => {
    const { id } = await filed(officer)
    const elsewhere = await aColleague(tx, { role: 'doitLeader', unit: 'department/24' })
    for (const who of [leader, head, admin]) expect(await seenBy(who)).toContain(id)
    expect(await seenBy(elsewhere)).toEqual([])
    expect(await asPerson(elsewhere, () => findRequest(id))).toBeUndefined()
    await expect(asPerson(elsewhere, () => previewRequest(id))).rejects.toMatchObject({
      kind: 'not-found',
    })
    await expect(decide(elsewhere, { id, version: 1 })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(seenBy(officer)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await asPerson(leader, () => ownRequests(leader))).toEqual([])
  }))

test('of somebody who works for the nation the department does not decide', () =>
  inRollback(async () => {
    const { id } = await filed(head)
    expect(await seenBy(leader)).not.toContain(id)
    expect(await seenBy(admin)).toContain(id)
  }))

test('nobody decides on their own request; somebody else does', () =>
  inRollback(async () => {
    const request = await filed(leader)
    expect(codes(await decide(leader, request))).toEqual(['own-request'])
    expect(codes(await decide(head, request))).toEqual([])
  }))

test('a form sent twice files one request, and a second of the kind waits for the first', () =>
  inRollback(async () => {
    const once = asked()
    const send = () => asPerson(officer, () => fileOwnRequest(officer, once))
    expect(await send()).toEqual(await send())
    expect(await file(officer)).toMatchObject({ reasons: [{ code: 'already-open' }] })
    expect(await asPerson(officer, () => ownRequests(officer))).toHaveLength(1)
  }))

test('nobody asks to take back a consent they never gave', () =>
  inRollback(async () => {
    expect(await file(officer, { kind: 'withdrawal' })).toMatchObject({
      reasons: [{ code: 'nothing-agreed', field: 'kind' }],
    })
    expect(await asPerson(officer, () => ownRequests(officer))).toEqual([])
  }))

test('a request is taken back by its person while it waits, by nobody else, and not after the answer', () =>
  inRollback(async () => {
    const request = await filed(officer)
    const takeBack = (who: string) => asPerson(who, () => withdrawOwnRequest(who, request.id))
    await expect(takeBack(leader)).rejects.toMatchObject({ kind: 'not-found' })
    await takeBack(officer)
    await expect(decide(leader, request)).rejects.toMatchObject({ kind: 'stale' })
    const answered = await filed(officer)
    await decide(leader, answered)
    await expect(
      asPerson(officer, () => withdrawOwnRequest(officer, answered.id)),
    ).rejects.toMatchObject({ kind: 'stale' })
  }))

test('of two who decide at once the second is told that it was decided', () =>
  inRollback(async () => {
    const request = await filed(officer)
    await decide(leader, request, 'refused')
    await expect(decide(admin, request)).rejects.toMatchObject({ kind: 'stale' })
  }))

test('the answer is told by mail in the language of the person, with the reason, and stands on their page', () =>
  inRollback(async (tx) => {
    await sql`update person set locale = 'en', email = 'an.do@vidu.vn' where id = ${officer}`.execute(
      tx,
    )
    const told = await decide(leader, await filed(officer), 'refused')
    expect(told).toMatchObject({ fact: { isTold: true } })
    expect(await mailsTo('an.do@vidu.vn')).toMatchObject([{ subject: 'Trả lời (en)' }])
    const [own] = await asPerson(officer, () => ownRequests(officer))
    expect(own).toMatchObject({ state: 'refused', answer: 'Đúng luật' })
  }))

test('a correction that is granted stands in the account; one that is refused does not', () =>
  inRollback(async () => {
    const correction = {
      kind: 'correction',
      newName: 'Lê Thị Đúng',
      newEmail: 'dung@vidu.vn',
      newPhone: '0912 345 678',
    }
    const nameOf = async () => (await asPerson(admin, () => findPerson(officer)))?.name
    const before = await nameOf()
    await decide(leader, await filed(officer, correction), 'refused')
    expect(await nameOf()).toBe(before)
    await decide(leader, await filed(officer, correction))
    expect(await asPerson(admin, () => findPerson(officer))).toMatchObject({
      name: 'Lê Thị Đúng',
      email: 'dung@vidu.vn',
    })
  }))

test('what was entered on paper moves the address an account signs in with only where an administrator decides', () =>
  inRollback(async () => {
    const emailOf = async (who: string) =>
      (await asPerson(admin, () => findPerson(who)))?.email ?? ''
    const enter = async (who: string, about: string, change: object) => {
      const entered = await asPerson(who, async () =>
        enterRequest(paper({ kind: 'correction', contact: about, ...change })),
      )
      if (!entered.allowed) throw new Error(JSON.stringify(entered.reasons))
      return { id: entered.fact.id, version: 1 }
    }
    const theirs = { newEmail: 'cua.toi@vidu.vn' }
    for (const [who, whose] of [
      [head, admin],
      [leader, officer],
    ] as const) {
      const before = await emailOf(whose)
      const request = await enter(who, before, theirs)
      expect(codes(await decide(who, request))).toEqual(['address-not-asked-by-account'])
      expect(await emailOf(whose)).toBe(before)
      expect(codes(await decide(who, request, 'refused'))).toEqual([])
      expect(
        codes(await decide(who, await enter(who, before, { newName: 'Lê Thị Đúng' }))),
      ).toEqual([])
    }
    const request = await enter(leader, await emailOf(officer), theirs)
    expect(codes(await decide(admin, request))).toEqual([])
    expect(await emailOf(officer)).toBe('cua.toi@vidu.vn')
  }))

test.each(['paper', 'phone', 'mail', 'inPerson'])(
  'what came by %s from somebody who says who they are moves the address of no account, whoever of the department decides',
  (channel) =>
    inRollback(async () => {
      const emailNow = async () => (await asPerson(admin, () => findPerson(officer)))?.email ?? ''
      const before = await emailNow()
      const entered = await asPerson(leader, () =>
        enterRequest(
          paper({ kind: 'correction', channel, contact: before, newEmail: 'cua.toi@vidu.vn' }),
        ),
      )
      if (!entered.allowed) throw new Error(JSON.stringify(entered.reasons))
      const request = { id: entered.fact.id, version: 1 }
      expect(codes(await decide(leader, request))).toEqual(['address-not-asked-by-account'])
      expect(await emailNow()).toBe(before)
    }),
)

test('a correction to an address somebody else has is refused, and nothing is changed', () =>
  inRollback(async (tx) => {
    const { rows } = await sql<{
      email: string
    }>`select email from person where id = ${head}`.execute(tx)
    const request = await filed(officer, {
      kind: 'correction',
      newName: 'Khác',
      newEmail: rows[0]?.email,
    })
    expect(codes(await decide(leader, request))).toEqual(['email-taken'])
    expect((await asPerson(admin, () => findPerson(officer)))?.name).not.toBe('Khác')
    expect((await asPerson(leader, () => findRequest(request.id)))?.state).toBe('open')
  }))

test('a restriction closes the account of somebody who holds no role any more, and not of somebody at work', () =>
  inRollback(async (tx) => {
    const request = await filed(officer, { kind: 'restriction' })
    expect(codes(await decide(leader, request))).toEqual(['roles-held'])
    await endedYesterday(tx, officer)
    expect(codes(await decide(leader, request))).toEqual([])
    expect((await asPerson(admin, () => findPerson(officer)))?.deactivatedAt).toBeInstanceOf(Date)
  }))

test('what stands against an erasure is said before anything is done, and with whom to end the roles where one may not', () =>
  inRollback(async (tx) => {
    const commune = demoPersonId('xa')
    const request = await filed(commune, { kind: 'erasure' })
    const judged = (who: string) =>
      asPerson(who, () =>
        judgeRequest({ id: request.id, version: 1, outcome: 'granted', answer: 'Đúng luật' }),
      )
    expect(codes(await judged(leader))).toEqual(['roles-held'])
    await sql`update role_holding set valid_to = ${today()} where person_id = ${commune}`.execute(
      tx,
    )
    expect(codes(await judged(leader))).toEqual(['roles-end'])
    const preview = await asPerson(leader, () => previewRequest(request.id))
    expect(preview.person?.free).toEqual({ last: today(), from: addDays(today(), 1) })
    await endedYesterday(tx, commune)
    expect(await judged(leader)).toMatchObject({ allowed: true })
    expect((await asPerson(leader, () => findRequest(request.id)))?.state).toBe('open')
    await expect(judged(officer)).rejects.toMatchObject({ kind: 'forbidden' })
  }))

const endedYesterday = (tx: Tx, personId: string) =>
  sql`update role_holding set valid_to = ${today()}::date - 1 where person_id = ${personId}`.execute(
    tx,
  )

test('who enters a request for somebody without a mail is told that no answer was mailed', () =>
  inRollback(async () => {
    const entered = await asPerson(leader, () => enterRequest(paper({ contact: '0912 345 678' })))
    if (!entered.allowed) throw new Error(JSON.stringify(entered))
    const told = await decide(leader, { id: entered.fact.id, version: 1 }, 'refused')
    expect(told).toMatchObject({ fact: { isTold: false } })
  }))

test('a request on paper is entered by who decides, is of their province, and counts from the day it came', () =>
  inRollback(async () => {
    const entered = await asPerson(leader, () =>
      enterRequest(paper({ receivedOn: plainDate('2026-11-20') })),
    )
    if (!entered.allowed) throw new Error(JSON.stringify(entered))
    const found = await asPerson(leader, () => findRequest(entered.fact.id))
    expect(found).toMatchObject({
      ...{ personId: null, provinceId: '66', personName: 'Bùi Thị Gấm', filedBy: leader },
      ...{ receivedOn: '2026-11-20', replyBy: '2026-11-24', doneBy: '2026-12-04' },
    })
    await expect(asPerson(officer, () => enterRequest(paper()))).rejects.toMatchObject({
      kind: 'forbidden',
    })
  }))

test('a request on paper names who asks, how it came, and a day that is not to come', () =>
  inRollback(async () => {
    const refused = await asPerson(leader, () =>
      enterRequest(
        paper({ name: ' ', channel: 'account', receivedOn: plainDate('2099-01-01'), what: '' }),
      ),
    )
    expect(refused).toMatchObject({
      reasons: [
        { code: 'what-missing' },
        { code: 'channel-missing' },
        { code: 'name-missing' },
        { code: 'received-later' },
      ],
    })
  }))

test('a request on paper with the address of an account is about that account, and not entered by who may not decide on it', () =>
  inRollback(async (tx) => {
    const { rows } = await sql<{ id: string; email: string }>`
      select id, email from person where id in (${officer}, ${head}) order by id = ${head}`.execute(
      tx,
    )
    const enter = (contact = '') => asPerson(leader, () => enterRequest(paper({ contact })))
    const own = await enter(rows[0]?.email.toUpperCase())
    if (!own.allowed) throw new Error(JSON.stringify(own))
    expect((await asPerson(leader, () => findRequest(own.fact.id)))?.personId).toBe(officer)
    expect(await enter(rows[1]?.email)).toMatchObject({ reasons: [{ code: 'not-reached' }] })
  }))

test('of somebody without an account what is erased are the mails to them, and the register that names them is shown', () =>
  inRollback(async (tx) => {
    await sql`insert into mail_outbox (id, receiver, subject, body) values (gen_random_uuid(), 'Gam@vidu.vn', 'Thư cũ', '…')`.execute(
      tx,
    )
    const { rows } = await sql<{ name: string }>`
      select name from establishment where deleted_at is null and length(name) > 12 limit 1`.execute(
      tx,
    )
    const entered = await asPerson(admin, () =>
      enterRequest(paper({ kind: 'erasure', contact: 'gam@vidu.vn', name: rows[0]?.name ?? '' })),
    )
    if (!entered.allowed) throw new Error(JSON.stringify(entered))
    const preview = await asPerson(admin, () => previewRequest(entered.fact.id))
    expect(preview.kept.find(({ what }) => what === 'register')?.rows).toBeGreaterThan(0)
    expect(preview.changes).toMatchObject([{ table: 'mail_outbox', act: 'delete', rows: 1 }])
    await decide(admin, { id: entered.fact.id, version: 1 })
    expect(await mailsTo('Gam@vidu.vn')).toEqual([])
    expect(await mailsTo('gam@vidu.vn')).toHaveLength(1)
  }))

test('of somebody without an account and without a mail nothing is promised to be erased', () =>
  inRollback(async () => {
    for (const contact of ['', '0912 345 678', 'chua.tung@vidu.vn']) {
      const entered = await asPerson(admin, () => enterRequest(paper({ kind: 'erasure', contact })))
      if (!entered.allowed) throw new Error(JSON.stringify(entered))
      const preview = await asPerson(admin, () => previewRequest(entered.fact.id))
      expect(preview).toMatchObject({ person: null, changes: [] })
    }
  }))

test('what was asked and answered stands in the trail as seals, the decision and who took it in the open', () =>
  inRollback(async (tx) => {
    const request = await filed(officer, { what: 'Muốn xem quá trình', why: 'Vì tò mò lắm' })
    await decide(leader, request)
    const { rows } = await sql<{ act: string; payload: string }>`
      select act, payload from audit_entry where root_id = ${request.id} order by seq`.execute(tx)
    expect(rows.map(({ act }) => act)).toEqual(['privacy.ask', 'privacy.decide'])
    const text = rows.map(({ payload }) => payload).join('')
    expect(text).not.toMatch(/quá trình|tò mò|Đúng luật/)
    expect(text).toContain('"state": "granted"')
    expect(text).toContain(leader)
  }))
