import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { Failure } from '#core/failure.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import { once } from './once.ts'
import { inRollback } from './testing.ts'
import { transact, type Tx } from './transact.ts'

const letters = 'aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯÁÀẢÃẠẮẰỄỆỌỘỜỢỤỮỲỸ 0123456789-–,.()/&"\''.split('')

const watched = (tx: Tx) =>
  sql`create table thing (id text primary key, province_id text, name text);
      select audit_watch('thing', 'province_id')`.execute(tx)

type Entry = { chain: string; seq: bigint; payload: string; hash: Buffer }
const entries = async (tx: Tx) =>
  (await sql<Entry>`select chain, seq, payload, hash from audit_entry where subject = 'thing' order by chain, seq`.execute(tx)).rows

test('the search form is the same in SQL and in the program', async () => {
  await inRollback(async (tx) => {
    const texts = fc.sample(fc.array(fc.constantFrom(...letters), { maxLength: 40 }), { numRuns: 300, seed: 7 })
    const asked = texts.map((parts) => parts.join(''))
    const { rows } = await sql<{ norm: string }>`
      select vn_norm(t) as norm from unnest(${asked}::text[]) with ordinality u(t, n) order by n`.execute(tx)
    expect(rows.map((row) => row.norm)).toEqual(asked.map(normaliseVietnamese))
  })
})

test('a change leaves an entry with the act, before and after, in the chain of its province', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await transact({ act: 'thing.create' }, (inner) => sql`insert into thing values ('a', '79', 'Gỗ')`.execute(inner))
    await transact({ act: 'thing.rename' }, (inner) => sql`update thing set name = 'Gốm' where id = 'a'`.execute(inner))
    const [created, renamed] = (await entries(tx)).map((entry) => ({ ...entry, says: JSON.parse(entry.payload) }))
    expect(created?.chain).toBe('79')
    expect(created?.says).toMatchObject({ act: 'thing.create', actor: 'system', before: null })
    expect(renamed?.says).toMatchObject({ act: 'thing.rename', before: { name: 'Gỗ' }, after: { name: 'Gốm' } })
  })
})

test('each entry of a chain is bound to the one before it', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await sql`insert into thing select i::text, 'zz', 'x' from generate_series(1, 5) i`.execute(tx)
    let before: Uint8Array = new Uint8Array()
    for (const { seq, payload, hash } of await entries(tx)) {
      const place = Buffer.alloc(8)
      place.writeBigInt64BE(seq)
      const expected = createHash('sha256').update(before).update(place).update(payload).digest()
      expect(hash.equals(expected)).toBe(true)
      before = hash
    }
  })
})

test('an act that is undone leaves no entry', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    const undone = transact({ act: 'thing.create' }, async (inner) => {
      await sql`insert into thing values ('a', '79', 'Gỗ')`.execute(inner)
      throw new Failure('invalid', 'changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    expect(await entries(tx)).toEqual([])
  })
})

test('the trail cannot be changed, shortened or emptied', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await sql`insert into thing values ('a', '79', 'Gỗ')`.execute(tx)
    for (const attempt of [sql`update audit_entry set act = 'x'`, sql`delete from audit_entry`, sql`truncate audit_entry`]) {
      const tried = transact({ act: 'tamper' }, (inner) => attempt.execute(inner))
      await expect(tried).rejects.toThrow('append-only')
    }
  })
})

test('a form sent twice does its work once, and the same key for another form is refused', async () => {
  await inRollback(async (tx) => {
    let done = 0
    const send = (request: unknown) => once(tx, { key: 'form-0001', request }, async () => ({ number: (done += 1) }))
    expect(await send({ a: 1 })).toEqual({ number: 1 })
    expect(await send({ a: 1 })).toEqual({ number: 1 })
    expect(done).toBe(1)
    await expect(send({ a: 2 })).rejects.toMatchObject({ kind: 'conflict' })
  })
})
