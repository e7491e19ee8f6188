import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { database } from '#platform/db/pool.ts'
import { charge } from './back-off.ts'
import { signInByPassword } from './sign-in.ts'
import { aBrowser, aPerson, stretchWaits } from './testing.ts'

const password = 'không phải mật khẩu này'

test('after five wrong passwords each wait is longer than the one before', async () => {
  const who = `kiên trì ${Date.now()}`
  const waits: number[] = []
  await endWait()
  for (let n = 0; n < 11; n += 1) {
    await charge([{ kind: 'account', who }])
    waits.push(await endWait())
  }
  expect(waits).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32])
})

test('no wait is longer than a quarter of an hour, so that nobody is locked out for good', async () => {
  const who = `mãi mãi ${Date.now()}`
  await charge([{ kind: 'account', who }])
  await sql`update sign_in_back_off set tries = 5000`.execute(database())
  await charge([{ kind: 'account', who }])
  expect(await endWait()).toBe(900)
})

test('of forty tries that come at once no more than the free ones are judged', async () => {
  const who = `cùng lúc ${Date.now()}`
  await sql`delete from sign_in_back_off`.execute(database())
  const tries = Array.from({ length: 40 }, () => charge([{ kind: 'code', who }]))
  const judged = (await Promise.all(tries)).filter(({ waitSeconds }) => waitSeconds === 0)
  expect(judged.length).toBeGreaterThanOrEqual(6)
  // The first wait is of one second: on a slow machine a few more of the forty come after it.
  expect(judged.length).toBeLessThanOrEqual(9)
})

test('a person whose account a stranger is guessing at still signs in from their own browser', async () => {
  const person = await aPerson()
  const own = aBrowser({ address: '203.0.113.20' })
  const stranger = aBrowser({ address: '198.51.100.9' })
  await signInByPassword(own, person)
  await guessAt(person.email, stranger)
  expect((await signInByPassword(stranger, person)).outcome).toBe('wait')
  expect((await signInByPassword(own, person)).outcome).toBe('signed-in')
})

test('a stranger cannot pass for the browser of the owner, nor use their own for another account', async () => {
  const person = await aPerson()
  const stranger = aBrowser({ address: '198.51.100.10' })
  await signInByPassword(stranger, await aPerson())
  await guessAt(person.email, stranger)
  const forged = aBrowser({ jar: new Map([['kc.device', `mine!${person.email}.AAAA`]]) })
  expect((await signInByPassword(stranger, person)).outcome).toBe('wait')
  expect((await signInByPassword(forged, person)).outcome).toBe('wait')
})

test('an account that does not exist is held back just the same', async () => {
  const email = `khong-co-${Date.now()}@vidu.vn`
  const browser = aBrowser({ address: '198.51.100.11' })
  await guessAt(email, browser)
  expect((await signInByPassword(browser, { email, password })).outcome).toBe('wait')
})

test('guessing at many accounts from one address is held back by the address', async () => {
  const address = '198.51.100.77'
  for (let n = 0; n < 51; n += 1) await charge([{ kind: 'address', who: address }])
  await stretchWaits()
  const guess = { email: `${Date.now()}@vidu.vn`, password }
  expect((await signInByPassword(aBrowser({ address }), guess)).outcome).toBe('wait')
  const elsewhere = aBrowser({ address: '198.51.100.78' })
  expect((await signInByPassword(elsewhere, await aPerson())).outcome).toBe('signed-in')
})

test('an office is not held back for what its people mistyped an hour ago, an account is', async () => {
  for (const [kind, wait] of [
    ['address', 0],
    ['account', 1],
  ] as const) {
    await sql`delete from sign_in_back_off`.execute(database())
    await charge([{ kind, who: 'văn phòng' }])
    const tries = kind === 'address' ? 50 : 5
    await sql`update sign_in_back_off set tries = ${tries}, tried_at = now() - interval '61 minutes'`.execute(
      database(),
    )
    await charge([{ kind, who: 'văn phòng' }])
    expect(await endWait()).toBe(wait)
  }
})

test('the table of waits names nobody', async () => {
  const { email } = await aPerson()
  await signInByPassword(aBrowser({ address: '198.51.100.90' }), { email, password })
  const { rows } = await sql<{ key: string }>`select key from sign_in_back_off`.execute(database())
  const text = rows.map(({ key }) => key).join(' ')
  expect(rows.length).toBeGreaterThan(1)
  expect(text).not.toContain('vidu')
  expect(text).not.toContain('198.51')
})

async function guessAt(email: string, browser: ReturnType<typeof aBrowser>) {
  for (let n = 0; n < 6; n += 1) {
    expect(await signInByPassword(browser, { email, password })).toEqual({ outcome: 'wrong' })
  }
  await stretchWaits()
}

/** Ends the wait that the last try began; says how many seconds it was. */
async function endWait(): Promise<number> {
  const { rows } = await sql<{ wait: number }>`
    select round(extract(epoch from free_at - tried_at))::integer as wait from sign_in_back_off
    where free_at > '-infinity' order by tried_at desc limit 1`.execute(database())
  await sql`update sign_in_back_off set free_at = '-infinity'`.execute(database())
  return rows[0]?.wait ?? 0
}
