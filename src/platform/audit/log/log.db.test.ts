import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import { actingAs, type Acting } from '#platform/db/acting.ts'
import { inRollback } from '#platform/db/testing.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import { noteEvent } from '../note-event.ts'
import { entriesOfAct, findEntry } from './find-entry.ts'
import { actChoices, listActs } from './list-acts.ts'

const watched = (tx: Tx) =>
  sql`create table thing (id text primary key, province_id text, name text, phone text);
      select audit_watch('thing', 'province_id', '{phone}');
      grant all on thing to kc_province, kc_system`.execute(tx)

const act = (name: string, query: ReturnType<typeof sql>) =>
  transact({ act: name }, (tx) => query.execute(tx))

const person = (actor: string, provinceIds: readonly string[]): Acting => ({
  actor,
  as: 'doitLeader@unit',
  from: null,
  standingFor: (asked) =>
    asked === 'thing.write' || provinceIds.length > 0
      ? {
          reach: 'province',
          provinceIds,
          unitId: null,
          establishmentId: null,
          personId: null,
        }
      : null,
})

test('the log of a chain has one line for each act, newest first, with what its record is called', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await act(
      'thing.import',
      sql`insert into thing select i::text, 'zz', 'Gỗ ' || i from generate_series(1, 70) i`,
    )
    await act('thing.rename', sql`update thing set phone = '1' where id = '7'`)
    const { acts, olderThan } = await listActs({ chain: 'zz' })
    expect(acts.map(({ act: name, entries, title }) => ({ name, entries, title }))).toEqual([
      { name: 'thing.rename', entries: 1, title: 'Gỗ 7' },
      { name: 'thing.import', entries: 70, title: null },
    ])
    expect(olderThan).toBeUndefined()
  })
})

test('the log is narrowed by act, person, kind of record, record and days, each alone and together', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await act('thing.create', sql`insert into thing values ('a', 'zz', 'Gỗ')`)
    await actingAs(person('linh', ['zz']), () =>
      act('thing.rename', sql`update thing set name = 'Gốm' where id = 'a'`),
    )
    const count = async (filter: Omit<Parameters<typeof listActs>[0], 'chain'>) =>
      (await listActs({ chain: 'zz', ...filter })).acts.length
    const [day, never] = [plainDate('2000-01-01'), plainDate('2099-12-31')]
    expect(await count({})).toBe(2)
    expect(await count({ act: 'thing.create' })).toBe(1)
    expect(await count({ actor: 'linh' })).toBe(1)
    expect(await count({ actor: 'linh', act: 'thing.create' })).toBe(0)
    expect(await count({ subject: 'thing' })).toBe(2)
    expect(await count({ subject: 'scheme' })).toBe(0)
    expect(await count({ records: ['a', 'b'] })).toBe(2)
    expect(await count({ records: ['b'] })).toBe(0)
    expect(await count({ from: day, to: never })).toBe(2)
    expect(await count({ to: day })).toBe(0)
    expect(await count({ from: never })).toBe(0)
    expect(await actChoices('zz')).toEqual({
      acts: ['thing.create', 'thing.rename'],
      actors: ['linh', 'system'],
    })
  })
})

test('page by page, the log shows each act once', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    for (let n = 1; n <= 95; n += 1) {
      await act(`thing.act${n}`, sql`insert into thing values (${String(n)}, 'zz', 'x')`)
    }
    const seen: number[] = []
    for (let older: number | undefined; ;) {
      const page = await listActs({ chain: 'zz', ...(older !== undefined && { olderThan: older }) })
      seen.push(...page.acts.map(({ firstSeq }) => firstSeq))
      older = page.olderThan
      if (older === undefined) break
    }
    expect(seen).toEqual(Array.from({ length: 95 }, (_, n) => 95 - n))
  })
})

test('an entry is shown with its neighbours, its act and whether it is bound; a personal column is named as sealed', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await act(
      'thing.import',
      sql`insert into thing select i::text, 'zz', 'x', '09' from generate_series(1, 3) i`,
    )
    const second = await findEntry('zz', 2)
    expect(second).toMatchObject({
      isBound: true,
      hasNext: true,
      act: { firstSeq: 1, lastSeq: 3 },
      seal: null,
      sealedColumns: ['phone'],
      said: { operation: 'insert', after: { name: 'x' } },
    })
    expect(second?.before).toBe((await findEntry('zz', 1))?.hash)
    expect(await findEntry('zz', 3)).toMatchObject({ hasNext: false })
    expect(await findEntry('zz', 4)).toBeUndefined()
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update audit_entry set payload = replace(payload, '"x"', '"y"') where chain = 'zz' and seq = 2`.execute(
      tx,
    )
    expect(await findEntry('zz', 2)).toMatchObject({ isBound: false })
  })
})

test('the entries of a small act are shown together, those of an import are not', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await transact({ act: 'thing.save' }, async (inner) => {
      await sql`insert into thing values ('a', 'zz', 'Gỗ')`.execute(inner)
      await sql`update thing set name = 'Gốm', phone = '1'`.execute(inner)
    })
    await act(
      'thing.import',
      sql`insert into thing select i::text, 'zz', 'x' from generate_series(1, 90) i`,
    )
    const of = async (seq: number) => {
      const found = await findEntry('zz', seq)
      return found ? entriesOfAct(found) : []
    }
    expect((await of(1)).map(({ seq, said }) => [seq, said.operation])).toEqual([
      [1, 'insert'],
      [2, 'update'],
    ])
    expect((await of(1)).every(({ sealedColumns }) => sealedColumns.includes('phone'))).toBe(true)
    expect(await of(3)).toEqual([])
  })
})

test('whoever reads the log of one province reads no other, nor the common one', async () => {
  await inRollback(async (tx) => {
    await transact({ act: 'note' }, (inner) =>
      noteEvent(inner, { kind: 'opened', id: 'x', chain: '79' }),
    )
    await actingAs(person('an', ['79']), async () => {
      expect((await listActs({ chain: '79' })).acts.length).toBeGreaterThan(0)
      for (const chain of ['66', 'central']) {
        await expect(listActs({ chain })).rejects.toMatchObject({ kind: 'not-found' })
        await expect(findEntry(chain, 1)).rejects.toMatchObject({ kind: 'not-found' })
        await expect(actChoices(chain)).rejects.toMatchObject({ kind: 'not-found' })
      }
    })
    await actingAs(person('nobody', []), () =>
      expect(listActs({ chain: '79' })).rejects.toMatchObject({ kind: 'forbidden' }),
    )
    expect(tx).toBeDefined()
  })
})
