import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { database } from '#platform/db/pool.ts'
import { listMails } from '#platform/mail/outbox.ts'
import {
  askToChangeEmail,
  changeEmailByLink,
  emailChangeOf,
  refusalOfEmail,
} from './change-email.ts'
import { changePassword } from './change-password.ts'
import {
  askForPasswordLink,
  forgetLinks,
  personOfLink,
  setPasswordByLink,
} from './password-link.ts'
import { sessionOf } from './session.ts'
import { signInByPassword } from './sign-in.ts'
import { asProgram } from './as-program.ts'
import { aBrowser, aPerson } from './testing.ts'

const confirm = { subject: 'Xác nhận địa chỉ', body: 'Bấm vào đây: {link}' }
const notice = { subject: 'Có yêu cầu đổi', body: 'Địa chỉ sắp đổi.' }
const over = () => ({ subject: 'Đã đổi', body: 'Địa chỉ đã đổi.' })
let made = 0
const newAddress = () => `moi.${Date.now()}.${(made += 1)}@vidu.vn`

test('the address changes only by the mail to the new one; the old one is told twice', async () => {
  const { person, ask } = await signedIn()
  const to = newAddress()
  expect(await ask(` ${to.toUpperCase()} `)).toEqual({ outcome: 'asked', to })
  expect((await signInByPassword(aBrowser(), person)).outcome).toBe('signed-in')
  const token = await tokenMailedTo(to)
  expect(await emailChangeOf(token)).toMatchObject({ name: person.name, from: person.email, to })
  expect(await changeEmailByLink(aBrowser(), token, over)).toBe('changed')
  expect((await signInByPassword(aBrowser(), person)).outcome).toBe('wrong')
  expect((await signInByPassword(aBrowser(), { ...person, email: to })).outcome).toBe('signed-in')
  expect((await mailsTo(person.email)).map(({ subject }) => subject)).toEqual([
    'Đã đổi',
    'Có yêu cầu đổi',
  ])
  const { rows } = await sql<{
    told: string
  }>`select payload::json ->> 'after' as told from audit_entry
    where payload::json ->> 'subject' = 'event.credentialChanged' and root_id = ${person.id}`.execute(
    database(),
  )
  expect(rows.map(({ told }) => JSON.parse(told) as unknown)).toEqual([{ what: 'e-mail' }])
})

test('the link works once, also of eight uses at the same time, and a newer one puts it out of use', async () => {
  const { ask } = await signedIn()
  const first = newAddress()
  await ask(first)
  const to = newAddress()
  await ask(to)
  expect(await changeEmailByLink(aBrowser(), await tokenMailedTo(first), over)).toBe('over')
  const token = await tokenMailedTo(to)
  const uses = Array.from({ length: 8 }, () => changeEmailByLink(aBrowser(), token, over))
  const outcomes = await Promise.all(uses)
  expect(outcomes.filter((outcome) => outcome === 'changed')).toHaveLength(1)
})

test('a link to set a password that was mailed to the address of before opens nothing once it has changed', async () => {
  const { person, ask } = await signedIn()
  const words = { subject: 'Đặt lại mật khẩu', body: 'Bấm vào đây: {link}' }
  await (
    await askForPasswordLink(aBrowser(), person.email, words)
  ).done
  const link = await tokenMailedTo(person.email)
  const to = newAddress()
  await ask(to)
  expect(await personOfLink(link)).toMatchObject({ email: person.email })
  expect(await changeEmailByLink(aBrowser(), await tokenMailedTo(to), over)).toBe('changed')
  expect(await personOfLink(link)).toBeNull()
})

test('the address of somebody else is answered like any other and gets no mail; one taken meanwhile is not given twice', async () => {
  const { ask } = await signedIn()
  const other = await aPerson()
  expect(await ask(other.email)).toEqual({ outcome: 'asked', to: other.email })
  expect(await mailsTo(other.email)).toEqual([])
  const to = newAddress()
  await ask(to)
  await sql`update person set email = ${to} where id = ${other.id}`.execute(database())
  expect(await changeEmailByLink(aBrowser(), await tokenMailedTo(to), over)).toBe('taken')
})

test('the link is over after an hour, for a person who is deactivated, and when an administrator has written another address', async () => {
  for (const end of [
    sql`update sign_in_verification set expires_at = expires_at - interval '60 minutes'`,
    sql`update person set deactivated_at = now()`,
    sql`update person set email = 'khac.' || email`,
  ]) {
    const { person, ask } = await signedIn()
    const to = newAddress()
    await ask(to)
    const where = end.compile(database()).sql.includes('verification')
      ? sql`where value like ${`${person.id} %`}`
      : sql`where id = ${person.id}`
    await sql`${end} ${where}`.execute(database())
    expect(await emailChangeOf(await tokenMailedTo(to))).toBeNull()
    expect(await changeEmailByLink(aBrowser(), await tokenMailedTo(to), over)).toBe('over')
  }
  const { person, ask } = await signedIn()
  const to = newAddress()
  await ask(to)
  await asProgram('test', (tx) => forgetLinks(tx, person.id))
  expect(await changeEmailByLink(aBrowser(), await tokenMailedTo(to), over)).toBe('over')
})

test('a new password puts a change of the address out of use that was begun with the one before', async () => {
  const { person, browser, session, ask } = await signedIn()
  const [first, second] = [newAddress(), newAddress()]
  await ask(first)
  const next = 'lúa nếp cái hoa vàng'
  const changed = await changePassword(browser, session, { current: person.password, next })
  expect(changed.outcome).toBe('changed')
  expect(await changeEmailByLink(aBrowser(), await tokenMailedTo(first), over)).toBe('over')
  await ask(second)
  await askForPasswordLink(browser, person.email, notice).then(({ done }) => done)
  const link = await tokenMailedTo(person.email)
  expect((await setPasswordByLink(aBrowser(), link, 'chè shan tuyết cổ thụ')).outcome).toBe('set')
  expect(await changeEmailByLink(aBrowser(), await tokenMailedTo(second), over)).toBe('over')
})

test('of two people who take one address at the same moment one has it, and the other is told', async () => {
  const [one, other] = [await signedIn(), await signedIn()]
  for (let turn = 0; turn < 5; turn += 1) {
    const to = newAddress()
    await one.ask(to)
    const first = await tokenMailedTo(to)
    await other.ask(to)
    const second = await tokenMailedTo(to)
    await sql`delete from sign_in_back_off`.execute(database())
    const outcomes = await Promise.all(
      [first, second].map((token) => changeEmailByLink(aBrowser(), token, over)),
    )
    expect(outcomes.toSorted()).toEqual(['changed', 'taken'])
    const holder = outcomes[0] === 'changed' ? one : other
    await sql`update person set email = ${holder.person.email} where id = ${holder.person.id}`.execute(
      database(),
    )
  }
})

test('what is no address, none, or the one there is, is refused at once; many asks have to wait', async () => {
  const { person, session, ask } = await signedIn()
  expect(await refusalOfEmail(session, ' ')).toBe('missing')
  expect(await refusalOfEmail(session, 'không phải thư')).toBe('shape')
  expect(await refusalOfEmail(session, person.email.toUpperCase())).toBe('same')
  expect(await refusalOfEmail(session, newAddress())).toBeUndefined()
  for (let n = 0; n < 4; n += 1) await ask(newAddress())
  expect((await ask(newAddress())).outcome).toBe('wait')
})

async function signedIn() {
  const person = await aPerson()
  const browser = aBrowser({ address: `198.51.100.${(made += 1)}` })
  await signInByPassword(browser, person)
  const session = await sessionOf(browser)
  if (!session) throw new Error('not signed in')
  const ask = (given: string) => askToChangeEmail(browser, session, { given, confirm, notice })
  return { person, browser, session, ask }
}

const mailsTo = async (receiver: string) =>
  (await listMails()).filter((mail) => mail.receiver === receiver)

async function tokenMailedTo(receiver: string): Promise<string> {
  const [mail] = await mailsTo(receiver)
  return new URL(mail?.link ?? 'http://localhost').searchParams.get('ma') ?? ''
}
