import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import { today } from '#platform/clock.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import { goodPassword } from '#platform/sign-in/testing.ts'
import {
  holdingsOf,
  isFirstAdministratorAwaited,
  isFirstAdministratorToken,
  makeFirstAdministrator,
  offerFirstAdministrator,
} from './api.server.ts'

const entered = { name: 'Lê Thị Đầu', email: 'quan.tri@vidu.vn', password: goodPassword }

/** A real office in which nobody administers yet. */
const inNewOffice = (work: (tx: Tx) => Promise<void>) =>
  inRollback(async (tx) => {
    await sql`update installation set world = 'office'`.execute(tx)
    await sql`update role_holding set valid_to = valid_from where role = 'admin'`.execute(tx)
    await work(tx)
  })

const offered = async () => {
  const token = await offerFirstAdministrator()
  if (token === undefined) throw new Error('no link was offered')
  return token
}

test('the first administrator of an office is entered by the link, and administers from that day', () =>
  inNewOffice(async () => {
    const token = await offered()
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(await isFirstAdministratorToken(token)).toBe(true)
    expect(await isFirstAdministratorAwaited()).toBe(true)
    const made = await makeFirstAdministrator({ token, ...entered })
    expect(await isFirstAdministratorAwaited()).toBe(false)
    const held = await holdingsOf(made.allowed ? made.fact.personId : '', today())
    expect(held).toMatchObject([{ role: 'admin', unit: { kind: 'operator', provinceId: null } }])
  }))

test('a link makes one administrator: used again it is over, and none is offered any more', () =>
  inNewOffice(async () => {
    const token = await offered()
    await makeFirstAdministrator({ token, ...entered })
    const again = await makeFirstAdministrator({ token, ...entered, email: 'hai@vidu.vn' })
    expect(again).toMatchObject({ allowed: false, reasons: [{ code: 'over' }] })
    expect(await isFirstAdministratorToken(token)).toBe(false)
    expect(await offerFirstAdministrator()).toBeUndefined()
  }))

test('a new start puts the link of the one before out of use', () =>
  inNewOffice(async () => {
    const before = await offered()
    const after = await offered()
    expect(await isFirstAdministratorToken(before)).toBe(false)
    expect(await isFirstAdministratorToken(after)).toBe(true)
  }))

test('a link is over after a day, and the database does not hold it', () =>
  inNewOffice(async (tx) => {
    const token = await offered()
    const { rows } = await sql<{ kept: string; hours: number }>`
      select identifier as kept, extract(epoch from expires_at - now())::float / 3600 as hours from sign_in_verification
      where identifier like 'first-administrator:%'`.execute(tx)
    expect(rows).toHaveLength(1)
    expect(rows[0]?.hours).toBeCloseTo(24, 3)
    expect(rows[0]?.kept).not.toContain(token)
    await sql`update sign_in_verification set expires_at = now() - interval '1 second'`.execute(tx)
    expect(await isFirstAdministratorToken(token)).toBe(false)
    const late = await makeFirstAdministrator({ token, ...entered })
    expect(late).toMatchObject({ allowed: false, reasons: [{ code: 'over' }] })
  }))

test('what cannot be entered is said at its field, and the link stays good', () =>
  inNewOffice(async () => {
    const token = await offered()
    const refused = await makeFirstAdministrator({ token, name: '', email: 'x', password: 'abc' })
    expect(refused).toMatchObject({
      allowed: false,
      reasons: [{ field: 'name' }, { field: 'email' }, { field: 'password' }],
    })
    const taken = await makeFirstAdministrator({
      token,
      ...entered,
      email: 'quan-tri@vi-du.example',
    })
    expect(taken).toMatchObject({ allowed: false, reasons: [{ code: 'email-taken' }] })
    expect(await isFirstAdministratorToken(token)).toBe(true)
  }))

test('the demo offers no such link, whoever administers it', () =>
  inRollback(async (tx) => {
    await sql`update role_holding set valid_to = ${plainDate('2025-07-01')} where role = 'admin'`.execute(
      tx,
    )
    expect(await offerFirstAdministrator()).toBeUndefined()
  }))
