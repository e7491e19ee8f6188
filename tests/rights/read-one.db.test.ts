import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { databaseOf } from '#platform/db/pool.ts'
import { read, readOne } from '#platform/db/transact.ts'
import { as } from './as-somebody.ts'

const readers = [
  ['agencyOfficer', null],
  ['doitOfficer', '66'],
  ['doitOfficer', '24'],
  ['provCouncil', '66'],
] as const

const seen = () => sql<{ role: string; schemes: bigint; provinces: string }>`
  select current_user::text as role, (select count(*) from scheme where ${true}) as schemes,
    coalesce(current_setting('app.provinces', true), '') as provinces`

test('a reading of one statement reaches as far as any other of the same person, whoever reads beside them', async () => {
  const looks = readers.map(([role, province]) => async () => {
    const { rows, standing } = await as(role, province, () => readOne('scheme.read', seen))
    const usual = await as(role, province, () =>
      read('scheme.read', async (db) => (await seen().execute(db)).rows),
    )
    expect(rows).toEqual(usual)
    return `${standing.reach} ${rows[0]?.provinces}`
  })
  const many = await Promise.all(Array.from({ length: 40 }, (_, n) => looks[n % looks.length]?.()))
  expect(new Set(many)).toEqual(new Set(['nation ', 'province 66', 'province 24', 'published 66']))
})

test('who may not read is refused before anything is sent', async () => {
  let isMade = false
  const statement = () => {
    isMade = true
    return seen()
  }
  await expect(
    as('doitOfficer', '66', () => readOne('person.erase', statement)),
  ).rejects.toMatchObject({ kind: 'forbidden' })
  expect(isMade).toBe(false)
})

test('a reading that fails says why, writes nothing, and leaves no right on its connection', async () => {
  const read = (statement: string) =>
    as('doitOfficer', '66', () => readOne('scheme.read', () => sql.raw(statement)))
  await expect(read('select 1 / 0')).rejects.toMatchObject({ code: '22012' })
  await expect(read('delete from scheme')).rejects.toMatchObject({ code: '25006' })
  expect((await read('select 1 as n')).rows).toEqual([{ n: 1 }])
  for (let n = 0; n < 12; n += 1)
    await expect(sql`select from scheme`.execute(databaseOf('desk'))).rejects.toMatchObject({
      code: '42P01',
    })
})
