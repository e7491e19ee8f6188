import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#platform/db/new-id.ts'
import { database } from '#platform/db/pool.ts'
import { bodyOf, listMails } from '#platform/mail/outbox.ts'
import { changePassword } from './change-password.ts'
import { askForPasswordLink, setPasswordByLink } from './password-link.ts'
import { sessionOf } from './session.ts'
import { signInByPassword } from './sign-in.ts'
import { unitsOf } from './units-of.ts'
import { aBrowser, aPerson } from './testing.ts'

const words = { subject: 'Đặt lại mật khẩu', body: 'Bấm vào đây: {link}' }
const password = 'lúa nếp cái hoa vàng'

test('a forgotten password is set anew by a mail link; all sessions end and the old password is worth nothing', async () => {
  const person = await aPerson()
  const elsewhere = aBrowser()
  await signInByPassword(elsewhere, person)
  const token = await mailedToken(person.email)
  expect(await setPasswordByLink(aBrowser(), token, password)).toEqual({ outcome: 'set' })
  expect(await sessionOf(elsewhere)).toBeNull()
  expect((await signInByPassword(aBrowser(), person)).outcome).toBe('wrong')
  expect((await signInByPassword(aBrowser(), { ...person, password })).outcome).toBe('signed-in')
})

test('a link works once, also of eight uses at the same time', async () => {
  const person = await aPerson()
  const token = await mailedToken(person.email)
  const uses = Array.from({ length: 8 }, () => setPasswordByLink(aBrowser(), token, password))
  const outcomes = await Promise.all(uses)
  expect(outcomes.filter(({ outcome }) => outcome === 'set')).toHaveLength(1)
  expect(await setPasswordByLink(aBrowser(), token, password)).toEqual({ outcome: 'over' })
})

test('a link is over after half an hour, after another one, and for a person who is deactivated', async () => {
  const person = await aPerson()
  const first = await mailedToken(person.email)
  const second = await mailedToken(person.email)
  expect((await setPasswordByLink(aBrowser(), first, password)).outcome).toBe('over')
  await sql`update sign_in_verification set expires_at = expires_at - interval '30 minutes' where value = ${person.id}`.execute(
    database(),
  )
  expect((await setPasswordByLink(aBrowser(), second, password)).outcome).toBe('over')
  const third = await mailedToken(person.email)
  await sql`update person set deactivated_at = now() where id = ${person.id}`.execute(database())
  expect((await setPasswordByLink(aBrowser(), third, password)).outcome).toBe('over')
})

test('a bad password is refused and leaves the link good', async () => {
  const { email } = await aPerson()
  const token = await mailedToken(email)
  const refused = { outcome: 'refused', reason: 'too-short' }
  expect(await setPasswordByLink(aBrowser(), token, 'ngắn quá')).toEqual(refused)
  expect(await setPasswordByLink(aBrowser(), token, password)).toEqual({ outcome: 'set' })
})

test('the name of the unit somebody works in is no password of theirs, by a link or by changing it', async () => {
  const person = await aPerson()
  const unit = `Kho bạc Nhà nước khu vực ${person.id.slice(0, 8)}`
  await sql`with made as (insert into unit (id, kind, name, valid_from) values (${newId()}, 'treasury', ${unit}, '2025-07-01') returning id)
    insert into role_holding (id, person_id, unit_id, role, valid_from)
    select ${newId()}, ${person.id}, id, 'treasury', '2025-07-01' from made`.execute(database())
  const token = await mailedToken(person.email)
  const refused = { outcome: 'refused', reason: 'unit' }
  expect(await setPasswordByLink(aBrowser(), token, 'Kho bac Nha nuoc')).toEqual(refused)
  expect(await setPasswordByLink(aBrowser(), token, password)).toEqual({ outcome: 'set' })
  const browser = aBrowser()
  await signInByPassword(browser, { ...person, password })
  const session = await sessionOf(browser)
  if (!session) throw new Error('not signed in')
  const next = 'khobacnhanuoc 2026'
  expect(await changePassword(browser, session, { current: password, next })).toEqual(refused)
})

test('a unit in which a role was called off before it began is not where somebody works', async () => {
  const person = await aPerson()
  const unit = `Kho bạc Nhà nước khu vực ${person.id.slice(0, 8)}`
  await sql`with made as (insert into unit (id, kind, name, valid_from) values (${newId()}, 'treasury', ${unit}, '2025-07-01') returning id)
    insert into role_holding (id, person_id, unit_id, role, valid_from, valid_to)
    select ${newId()}, ${person.id}, id, 'treasury', '2099-07-01', '2099-06-30' from made`.execute(
    database(),
  )
  expect(await unitsOf(person.id)).toEqual([])
})

test('asking for an unknown address is answered the same and sends nothing', async () => {
  const before = (await listMails()).length
  const { waitSeconds, done } = await askForPasswordLink(aBrowser(), 'khong.ai@vidu.vn', words)
  await done
  expect(waitSeconds).toBe(0)
  expect(await listMails()).toHaveLength(before)
})

test('mails to an address that nobody has are held back just as those to one somebody has', async () => {
  const waits = async (email: string) => {
    const found: boolean[] = []
    for (let n = 0; n < 5; n += 1) {
      const asked = await askForPasswordLink(aBrowser({ address: '198.51.100.140' }), email, words)
      await asked.done
      found.push(asked.waitSeconds > 0)
    }
    return found
  }
  const known = await waits((await aPerson()).email)
  expect(known).toContain(true)
  expect(await waits(`khong-ai-${Date.now()}@vidu.vn`)).toEqual(known)
})

test('the answer waits for nothing that is done for a known address alone: no mail, no entry of the trail', async () => {
  const person = await aPerson()
  const guess = { email: person.email, password: 'không phải mật khẩu này' }
  let mailed: Promise<void> | undefined
  await database()
    .transaction()
    .execute(async (tx) => {
      await sql`lock table mail_outbox, audit_entry in exclusive mode`.execute(tx)
      const asked = await askForPasswordLink(aBrowser(), person.email, words)
      mailed = asked.done
      expect(asked.waitSeconds).toBe(0)
      // The fifth guess is told by the trail.
      for (let n = 0; n < 5; n += 1)
        expect(await signInByPassword(aBrowser(), guess)).toEqual({ outcome: 'wrong' })
    })
  await mailed
  expect((await listMails()).filter(({ receiver }) => receiver === person.email)).toHaveLength(1)
})

test('what the database keeps of a link opens nothing', async () => {
  const { email } = await aPerson()
  const token = await mailedToken(email)
  const { rows } = await sql<{ text: string }>`
    select concat((select string_agg(v::text, ' ') from sign_in_verification v),
      (select string_agg(concat(m.body, encode(m.sealed_body, 'escape')), ' ') from mail_outbox m)) as text`.execute(
    database(),
  )
  expect(rows[0]?.text).toContain('{link}')
  expect(rows[0]?.text).not.toContain(token)
})

async function mailedToken(email: string): Promise<string> {
  const { done } = await askForPasswordLink(aBrowser(), email, words)
  await done
  const mail = (await listMails()).find(({ receiver }) => receiver === email)
  const token = /dat-mat-khau\?ma=([\w-]+)$/.exec(mail ? bodyOf(mail) : '')?.[1]
  if (!token) throw new Error('no mail with a link')
  return token
}
