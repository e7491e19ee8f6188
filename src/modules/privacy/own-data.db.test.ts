import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { actingOf, demoPeople } from '#modules/access/api.server.ts'
import { actingAs } from '#platform/db/acting.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import { ownData } from './api.server.ts'

const two = async () => {
  const [one, other] = await demoPeople()
  if (!one || !other) throw new Error('nobody is there')
  return { one: one.id, other: other.id }
}
const asPerson = <T>(personId: string, work: () => Promise<T>) =>
  actingAs(actingOf({ personId, holding: null, origin: null }), work)

const session = (tx: Tx, personId: string, address: string) =>
  sql`insert into sign_in_session (id, token, person_id, expires_at, address)
    values (gen_random_uuid(), 'secret of ' || ${address}::text, ${personId}, now() + interval '1 day', ${address})`.execute(
    tx,
  )

test('a person is given every row that is theirs and none of anybody else, and nothing that opens a door', async () =>
  inRollback(async (tx) => {
    const { one, other } = await two()
    await session(tx, one, '10.1.1.1')
    await session(tx, other, '10.2.2.2')
    await sql`update person set email = 'lua@example.vn', phone = '0912 345 678' where id = ${one}`.execute(
      tx,
    )
    await sql`insert into mail_outbox (id, receiver, subject, body) values
      (gen_random_uuid(), 'lua@example.vn', 'Thư của Lụa', '…'), (gen_random_uuid(), 'x@example.vn', 'Thư khác', '…')`.execute(
      tx,
    )
    const data = await asPerson(one, () => ownData(one, 'looked at'))
    const text = JSON.stringify(data)
    for (const mine of ['10.1.1.1', '0912 345 678', 'Thư của Lụa']) expect(text).toContain(mine)
    for (const not of ['10.2.2.2', 'Thư khác', 'secret of', other]) expect(text).not.toContain(not)
    expect(data.tables.find(({ table }) => table === 'sign_in_session')?.notShown).toEqual([
      'token',
    ])
    expect(data.tables.map(({ table }) => table)).toContain('role_holding')
  }))

test('that somebody took their data away stands in the trail, and is among what the trail says of them', async () =>
  inRollback(async (tx) => {
    const { one } = await two()
    const before = await asPerson(one, () => ownData(one, 'looked at'))
    await asPerson(one, () => ownData(one, 'taken away'))
    const after = await asPerson(one, () => ownData(one, 'looked at'))
    expect(after.trail.acts).toBe(before.trail.acts + 1)
    expect(after.trail.newest[0]).toMatchObject({ chain: 'central', act: 'privacy.export' })
    const { rows } = await sql<{ payload: string }>`
      select payload from audit_entry where subject = 'event.exported' and root_id = ${one}`.execute(
      tx,
    )
    expect(rows).toHaveLength(1)
  }))

test('everybody may take their data away at one moment', async () => {
  const people = (await demoPeople()).slice(0, 20)
  const taken = await Promise.all(
    people.map(({ id }) => asPerson(id, () => ownData(id, 'taken away'))),
  )
  expect(taken.map(({ personId }) => personId)).toEqual(people.map(({ id }) => id))
})
