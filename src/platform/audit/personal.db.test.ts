import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'

const watched = (tx: Tx) =>
  sql`create table somebody (id text primary key, unit text, name text, phone text, birth_year int);
      select audit_watch('somebody', '', '{name,phone,birth_year}')`.execute(tx)

type Told = {
  readonly operation: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

async function told(tx: Tx): Promise<{ text: string; entries: Told[] }> {
  const { rows } = await sql<{ payload: string }>`
    select payload from audit_entry where subject = 'somebody' order by seq`.execute(tx)
  return {
    text: rows.map((row) => row.payload).join('\n'),
    entries: rows.map((row) => JSON.parse(row.payload) as Told),
  }
}

async function saltOf(tx: Tx, id: string): Promise<Buffer | null> {
  const { rows } = await sql<{ personal_salt: Buffer | null }>`
    select personal_salt from somebody where id = ${id}`.execute(tx)
  return rows[0]?.personal_salt ?? null
}

const sealed = (salt: Uint8Array, column: string, value: string) =>
  createHash('sha256').update(salt).update(`${column}=${value}`).digest('hex')

test('no personal value and no salt stands in the trail, whether a row comes, changes or goes', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await sql`insert into somebody values ('a', 'T1', 'Nguyễn Thị Lụa', '0912 345 678', 1971)`.execute(
      tx,
    )
    const salt = await saltOf(tx, 'a')
    await sql`update somebody set phone = '0987 654 321', unit = 'T2' where id = 'a'`.execute(tx)
    await sql`delete from somebody where id = 'a'`.execute(tx)
    const { text, entries } = await told(tx)
    expect(entries.map((entry) => entry.operation)).toEqual(['insert', 'update', 'delete'])
    for (const secret of ['Lụa', '0912 345', '0987 654', ':1971', salt?.toString('hex') ?? '']) {
      expect(text).not.toContain(secret)
    }
    expect(text).not.toContain('personal_salt')
    expect(salt?.length).toBeGreaterThanOrEqual(16)
  })
})

test('whoever holds value and salt can show that the trail means this value', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await sql`insert into somebody values ('a', 'T1', 'Nguyễn Thị Lụa', null, 1971)`.execute(tx)
    const salt = (await saltOf(tx, 'a')) ?? Buffer.alloc(0)
    expect((await told(tx)).entries[0]?.after).toEqual({
      id: 'a',
      unit: 'T1',
      name: sealed(salt, 'name', 'Nguyễn Thị Lụa'),
      phone: null,
      birth_year: sealed(salt, 'birth_year', '1971'),
    })
  })
})

test('a change tells only the personal value that changed, and none where none did', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await sql`insert into somebody values ('a', 'T1', 'Lụa', '0912', 1971)`.execute(tx)
    await sql`update somebody set phone = '0913' where id = 'a'`.execute(tx)
    await sql`update somebody set unit = 'T2', name = 'Lụa' where id = 'a'`.execute(tx)
    await sql`update somebody set name = 'Lụa' where id = 'a'`.execute(tx)
    const [, phone, unit, ...more] = (await told(tx)).entries
    expect(Object.keys(phone?.after ?? {})).toEqual(['phone'])
    expect(phone?.before?.phone).not.toBe(phone?.after?.phone)
    expect(unit?.after).toEqual({ unit: 'T2' })
    expect(more).toEqual([])
  })
})

test('two people of one name look different in the trail', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await sql`insert into somebody select i::text, 'T1', 'Lụa', null, null from generate_series(1, 2) i`.execute(
      tx,
    )
    const [first, second] = (await told(tx)).entries
    expect(first?.after?.name).not.toBe(second?.after?.name)
  })
})

test('a personal value is never stored without its salt, and both can be erased', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await sql`insert into somebody values ('a', 'T1', 'Lụa', '0912', 1971)`.execute(tx)
    await sql`savepoint before`.execute(tx)
    const bare = sql`update somebody set personal_salt = null`.execute(tx)
    await expect(bare).rejects.toThrow('personal_value_has_salt')
    await sql`rollback to savepoint before`.execute(tx)
    await sql`update somebody set name = null, phone = null, birth_year = null, personal_salt = null`.execute(
      tx,
    )
    expect((await told(tx)).entries.at(-1)?.after).toEqual({
      name: null,
      phone: null,
      birth_year: null,
    })
  })
})

test('a key or a chain cannot be declared personal, and a column that is not there cannot either', async () => {
  await inRollback(async (tx) => {
    await sql`create table somebody (id text primary key, province_id text, name text)`.execute(tx)
    for (const [chain, personal] of [
      ['', '{id}'],
      ['province_id', '{province_id}'],
      ['', '{nickname}'],
    ]) {
      await sql`savepoint before`.execute(tx)
      const tried = sql`select audit_watch('somebody', ${chain}, ${personal}::text[])`.execute(tx)
      await expect(tried).rejects.toThrow(/not personal|does not exist/)
      await sql`rollback to savepoint before`.execute(tx)
    }
  })
})
