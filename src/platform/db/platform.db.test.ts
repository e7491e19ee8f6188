import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { Failure } from '#core/failure.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import { actingAs, asSystem, inOwnName } from './acting.ts'
import { asFailure } from './as-failure.ts'
import { once } from './once.ts'
import { inRollback } from './testing.ts'
import { transact, type Tx } from './transact.ts'

const letters =
  'aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯÁÀẢÃẠẮẰỄỆỌỘỜỢỤỮỲỸ 0123456789²½①-–,.()/&"\''.split('')

/** Every letter that text in Vietnamese is written with, composed. */
const vietnamese = [...'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY'].flatMap((letter) =>
  ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'].map((mark) =>
    (letter + mark).normalize('NFC'),
  ),
)

const watched = (tx: Tx) =>
  sql`create table thing (id text primary key, province_id text, name text);
      select audit_watch('thing', 'province_id');
      grant all on thing to kc_system`.execute(tx)

type Entry = { chain: string; seq: bigint; payload: string; hash: Buffer }
const entries = async (tx: Tx) =>
  (
    await sql<Entry>`select chain, seq, payload, hash from audit_entry where subject = 'thing' order by chain, seq`.execute(
      tx,
    )
  ).rows

test('the search form is the same in SQL and in the program', async () => {
  await inRollback(async (tx) => {
    const texts = fc.sample(fc.array(fc.constantFrom(...letters), { maxLength: 40 }), {
      numRuns: 300,
      seed: 7,
    })
    const asked = texts.map((parts) => parts.join(''))
    const { rows } = await sql<{ norm: string }>`
      select vn_norm(t) as norm from unnest(${asked}::text[]) with ordinality u(t, n) order by n`.execute(
      tx,
    )
    expect(rows.map((row) => row.norm)).toEqual(asked.map(normaliseVietnamese))
  })
})

test('each sign of Vietnamese text, alone and between words, has one search form in SQL and in the program', async () => {
  await inRollback(async (tx) => {
    const ascii = Array.from({ length: 95 }, (_, n) => String.fromCharCode(32 + n))
    const signs = [...vietnamese, ...ascii, ...'đĐ–—“”‘’…«»•ßøœłæÞ①ΩЖ中\t\n\u00a0']
    const asked = signs.flatMap((sign) => [sign, `x${sign}y`, `Gỗ ${sign} sồi`, ` ${sign}${sign} `])
    const { rows } = await sql<{ norm: string }>`
      select vn_norm(t) as norm from unnest(${asked}::text[]) with ordinality u(t, n) order by n`.execute(
      tx,
    )
    expect(rows.map((row) => row.norm)).toEqual(asked.map(normaliseVietnamese))
  })
})

test('a change leaves an entry with the act, before and after, in the chain of its province', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await transact({ act: 'thing.create' }, (inner) =>
      sql`insert into thing values ('a', '79', 'Gỗ')`.execute(inner),
    )
    await transact({ act: 'thing.rename' }, (inner) =>
      sql`update thing set name = 'Gốm' where id = 'a'`.execute(inner),
    )
    const [created, renamed] = (await entries(tx)).map((entry) => ({
      ...entry,
      says: JSON.parse(entry.payload),
    }))
    expect(created?.chain).toBe('79')
    expect(created?.says).toMatchObject({ act: 'thing.create', actor: 'system', before: null })
    expect(renamed?.says).toMatchObject({
      act: 'thing.rename',
      before: { name: 'Gỗ' },
      after: { name: 'Gốm' },
    })
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

test('rows of several provinces written together are each bound in their own chain, in canonical text', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    const provinces = ['z1', null, 'z2', 'z1', null]
    await sql`insert into thing select n::text, p, 'a "b" \\ ' || n from unnest(${provinces}::text[]) with ordinality u(p, n)`.execute(
      tx,
    )
    await sql`update thing set name = 'x' where id in ('1', '3')`.execute(tx)
    await sql`update thing set id = 'moved' where id = '4'`.execute(tx)
    await sql`delete from thing where id in ('1', '2')`.execute(tx)
    const found = (await entries(tx)).map(({ chain, payload }) => {
      const { id, operation } = JSON.parse(payload) as { id: string; operation: string }
      return `${chain} ${operation} ${id}`
    })
    expect(found.filter((line) => line.startsWith('central'))).toEqual([
      'central insert 2',
      'central insert 5',
      'central delete 2',
    ])
    expect(found.filter((line) => line.startsWith('z2'))).toEqual(['z2 insert 3', 'z2 update 3'])
    const ofZ1 = found.filter((line) => line.startsWith('z1'))
    expect(ofZ1.slice(0, 3)).toEqual(['z1 insert 1', 'z1 insert 4', 'z1 update 1'])
    expect(ofZ1.slice(3, 5).sort()).toEqual(['z1 delete 4', 'z1 insert moved'])
    expect(ofZ1.slice(5)).toEqual(['z1 delete 1'])
    const broken = await sql`
      select chain, seq from (
        select *, lag(hash, 1, ''::bytea) over (partition by chain order by seq) as before from audit_entry) e
      where payload is not json object with unique keys
        or hash <> sha256(before || int8send(seq) || convert_to(payload, 'UTF8'))
      union all
      select h.chain, h.seq from audit_head h where h.seq > 0
        and not exists (select 1 from audit_entry e where (e.chain, e.seq, e.hash) = (h.chain, h.seq, h.hash))`.execute(
      tx,
    )
    expect(broken.rows).toEqual([])
  })
})

test('two acts that lock each other out are both done, one after the other', async () => {
  const tries: string[] = []
  const take = (tx: Tx, lock: string) =>
    sql`select pg_advisory_xact_lock(hashtext(${lock}))`.execute(tx)
  const both = Promise.withResolvers<void>()
  let taken = 0
  const act = (name: string, [first, second]: readonly [string, string]) =>
    transact({ act: 'thing.cross' }, async (tx) => {
      tries.push(name)
      await take(tx, first)
      if ((taken += 1) === 2) both.resolve()
      await both.promise
      await take(tx, second)
      return name
    })
  const done = await asSystem(() => Promise.all([act('a', ['x', 'y']), act('b', ['y', 'x'])]))
  expect(done).toEqual(['a', 'b'])
  expect(tries).toHaveLength(3)
})

test('what a test asks for itself is asked as the owner, though an act that was begun before is on its way', async () => {
  await inRollback(async (tx) => {
    const roleNow = async (db: Tx) =>
      (await sql<{ role: string }>`select current_user::text as role`.execute(db)).rows[0]?.role
    const owner = await roleNow(tx)
    const begun = transact({ act: 'thing.read' }, async (inner) => {
      const first = await roleNow(inner)
      await sql`select pg_sleep(0.05)`.execute(inner)
      return [first, await roleNow(inner), await roleNow(tx)]
    })
    await sql`select 1`.execute(tx)
    expect(await roleNow(tx)).toBe(owner)
    expect(await begun).toEqual(['kc_system', 'kc_system', 'kc_system'])
  })
})

test('each worker of these tests has a database to itself', async () => {
  await inRollback(async (tx) => {
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(tx)
    expect(rows[0]?.name).toMatch(new RegExp(`_${process.env.VITEST_POOL_ID}$`))
  })
})

test('an act of which a statement failed unheard is told as failed, not as done', async () => {
  const done = asSystem(() =>
    transact({ act: 'thing.try' }, async (tx) => {
      await sql`select 1 / 0`.execute(tx).catch(() => {})
      return 'done'
    }),
  )
  await expect(done).rejects.toThrow('rolled back')
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

test('the trail cannot be changed, shortened or emptied, by its owner neither', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await sql`insert into thing values ('a', '79', 'Gỗ')`.execute(tx)
    for (const attempt of [
      sql`update audit_entry set act = 'x'`,
      sql`delete from audit_entry`,
      sql`truncate audit_entry`,
      sql`delete from audit_head`,
      sql`truncate thing`,
    ]) {
      const tried = transact({ act: 'tamper' }, (inner) => attempt.execute(inner))
      await expect(tried).rejects.toThrow(/permission denied|not truncated/)
      await sql`savepoint before`.execute(tx)
      await expect(attempt.execute(tx)).rejects.toThrow(/append-only|not truncated/)
      await sql`rollback to savepoint before`.execute(tx)
    }
  })
})

test('a form sent twice does its work once, and the same key for another form is refused', async () => {
  await inRollback(async (tx) => {
    let done = 0
    const send = (request: unknown) =>
      once(tx, { key: 'form-0001', request }, async () => ({ number: (done += 1) }))
    expect(await send({ a: 1 })).toEqual({ number: 1 })
    expect(await send({ a: 1 })).toEqual({ number: 1 })
    expect(done).toBe(1)
    await expect(send({ a: 2 })).rejects.toMatchObject({ kind: 'conflict' })
  })
})

test('a key is answered to nobody but whoever sent it, also where the program does the work', async () => {
  await inRollback(async () => {
    const send = (actor: string) =>
      actingAs({ actor, as: null, from: null, standingFor: () => null }, () =>
        inOwnName(() =>
          transact({ act: 'try' }, (inner) =>
            once(inner, { key: 'form-0002', request: {} }, () => Promise.resolve({ of: actor })),
          ),
        ),
      )
    expect(await send('lan')).toEqual({ of: 'lan' })
    expect(await send('lan')).toEqual({ of: 'lan' })
    await expect(send('an')).rejects.toMatchObject({ kind: 'conflict' })
  })
})

test('a form that lost its key is told to load its page again', async () => {
  await inRollback(async (tx) => {
    const work = () => Promise.resolve({})
    for (const key of ['', 'short', 'x'.repeat(101)])
      await expect(once(tx, { key, request: {} }, work)).rejects.toMatchObject({ kind: 'invalid' })
  })
})

test('a value that does not fit and a database that is overloaded are not called our own fault', async () => {
  await inRollback(async (tx) => {
    const attempt = async (query: string) => {
      const tried = transact({ act: 'try' }, (inner) => sql.raw(query).execute(inner))
      return asFailure(await tried.catch((error: unknown) => error))
    }
    expect(await attempt("select 'abc'::text::int")).toMatchObject({ kind: 'invalid' })
    await sql`set local statement_timeout = 20`.execute(tx)
    expect(await attempt('select pg_sleep(2)')).toMatchObject({ kind: 'busy' })
    expect(await attempt('select * from no_such_table')).not.toBeInstanceOf(Failure)
  })
})
