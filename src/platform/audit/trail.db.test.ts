import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { actingAs, type Acting } from '#platform/db/acting.ts'
import { inRollback } from '#platform/db/testing.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import { eventKinds, noteEvent, type AuditEvent } from './note-event.ts'
import { originId } from './origins.ts'

const everything = {
  reach: 'system',
  provinceIds: [],
  unitId: null,
  establishmentId: null,
  personId: null,
} as const

const linh: Acting = {
  actor: 'person-linh',
  as: 'doitOfficer@unit-79',
  from: 'origin-1',
  standingFor: () => everything,
}

const watched = (tx: Tx) =>
  sql`create table thing (id text primary key, province_id text, name text);
      select audit_watch('thing', 'province_id');
      grant all on thing to kc_nation, kc_system`.execute(tx)

type Told = Readonly<Record<string, unknown>>
async function told(tx: Tx, subject: string): Promise<Told[]> {
  const { rows } = await sql<{ payload: string }>`
    select payload from audit_entry where subject = ${subject} order by seq`.execute(tx)
  return rows.map((row) => JSON.parse(row.payload) as Told)
}

type ActRow = { act: string; actor: string; entries: bigint; subjects: string[] }
async function actsOf(tx: Tx, chain: string): Promise<ActRow[]> {
  const { rows } = await sql<ActRow>`
    select act, actor, last_seq - first_seq + 1 as entries, subjects from audit_act where chain = ${chain} order by first_seq`.execute(
    tx,
  )
  return rows
}

/** Whether the statement goes through; what it did is undone. */
async function goesThrough(tx: Tx, query: ReturnType<typeof sql>): Promise<boolean> {
  await sql`savepoint attempt`.execute(tx)
  try {
    await query.execute(tx)
    return true
  } catch {
    return false
  } finally {
    await sql`rollback to savepoint attempt`.execute(tx)
  }
}

test('an entry says who acted, as whom and from where', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    const insert = (id: string) =>
      transact({ act: 'thing.create' }, (inner) =>
        sql`insert into thing values (${id}, 'zz', 'Gỗ')`.execute(inner),
      )
    await actingAs(linh, () => insert('a'))
    await insert('b')
    const [byLinh, byProgram] = await told(tx, 'thing')
    expect(byLinh).toMatchObject({
      act: 'thing.create',
      actor: 'person-linh',
      as: 'doitOfficer@unit-79',
      from: 'origin-1',
    })
    expect(byProgram).toMatchObject({ actor: 'system', as: null, from: null })
  })
})

test('an act is one line of the log, however many entries it left in however many tables', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await transact({ act: 'thing.import' }, async (inner) => {
      await sql`insert into thing select i::text, 'zz', 'x' from generate_series(1, 500) i`.execute(
        inner,
      )
      await sql`update thing set name = 'y' where id = '1'`.execute(inner)
    })
    await actingAs(linh, () =>
      transact({ act: 'thing.import' }, (inner) => sql`delete from thing`.execute(inner)),
    )
    const subjects = ['thing']
    expect(await actsOf(tx, 'zz')).toEqual([
      { act: 'thing.import', actor: 'system', entries: 501n, subjects },
      { act: 'thing.import', actor: 'person-linh', entries: 500n, subjects },
    ])
  })
})

test('each entry of the trail belongs to exactly one act of its chain, with its name and its actor', async () => {
  await inRollback(async (tx) => {
    const { rows } = await sql`
      select e.chain, e.seq, count(a) from audit_entry e
      left join audit_act a on a.chain = e.chain and e.seq between a.first_seq and a.last_seq and a.act = e.act
        and a.actor = e.payload::json ->> 'actor' and e.subject = any (a.subjects)
      group by 1, 2 having count(a) <> 1`.execute(tx)
    expect(rows).toEqual([])
  })
})

test('an event that changes no row leaves an entry, and never reads as a change of a record', async () => {
  await inRollback(async (tx) => {
    const event = { kind: 'denied', id: 'scheme-1', chain: '79', what: { right: 'scheme.approve' } }
    await actingAs(linh, () =>
      transact({ act: 'denial.note' }, (inner) => noteEvent(inner, event as AuditEvent)),
    )
    expect((await told(tx, 'event.denied')).at(-1)).toMatchObject({
      actor: 'person-linh',
      operation: 'note',
      chain: '79',
      id: 'scheme-1',
      before: null,
      after: { right: 'scheme.approve' },
    })
  })
})

test('the events the program knows are those the database takes, and no others', async () => {
  await inRollback(async (tx) => {
    const { rows } = await sql<{ kind: string }>`select kind from audit_event_kind`.execute(tx)
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual([...eventKinds].toSorted())
    for (const kind of eventKinds) {
      expect(await goesThrough(tx, sql`select audit_note(${kind}, 'x', 'central', '{}')`)).toBe(
        true,
      )
    }
    const refused = [
      sql`select audit_note('scheme', 'x', 'central', '{}')`,
      sql`select audit_note(null, 'x', 'central', '{}')`,
      sql`select audit_note('denied', 'x', 'somewhere', '{}')`,
      sql`select audit_note('denied', 'x', 'central', '[]')`,
      sql`select audit_note('denied', repeat('x', 201), 'central', '{}')`,
      sql`select audit_note('denied', 'x', 'central', jsonb_build_object('a', repeat('x', 5000)))`,
    ]
    for (const query of refused) expect(await goesThrough(tx, query)).toBe(false)
  })
})

test('whoever may write a table, and nothing else, leaves entries but cannot write, change or lead the trail', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await sql`create role somebody_of_the_desk`.execute(tx)
    await sql`grant usage on schema public to somebody_of_the_desk`.execute(tx)
    await sql`grant execute on function audit_hold(text[]), audit_note(text, text, text, jsonb) to somebody_of_the_desk`.execute(
      tx,
    )
    await sql`grant insert, update, delete, select on thing to somebody_of_the_desk`.execute(tx)
    await sql`set local role somebody_of_the_desk`.execute(tx)
    await sql`insert into thing values ('a', 'zz', 'Gỗ')`.execute(tx)
    await sql`update thing set name = 'Gốm'`.execute(tx)
    await sql`delete from thing`.execute(tx)
    await sql`select audit_hold('{zz,central}')`.execute(tx)
    const attempts = [
      sql`select audit_write('thing', '{zz}', '{a}', '{"{}"}')`,
      sql`select audit_watch('thing')`,
      sql`insert into audit_entry values ('zz', 99, '{}', '', now(), 'x', 'thing', 'a')`,
      sql`update audit_head set seq = 0`,
      sql`delete from audit_act`,
      sql`select address from audit_origin`,
      sql`alter table thing disable trigger all`,
      sql`drop trigger audit_insert on thing`,
      sql`set session_replication_role = replica`,
    ]
    for (const attempt of attempts) expect(await goesThrough(tx, attempt)).toBe(false)
    await sql`reset role`.execute(tx)
    expect((await told(tx, 'thing')).map((entry) => entry.operation)).toEqual([
      'insert',
      'update',
      'delete',
    ])
  })
})

test('taking chains begins none that cannot be', async () => {
  await inRollback(async (tx) => {
    await sql`select audit_hold('{97,central,made-up}')`.execute(tx)
    const { rows } = await sql<{ chain: string }>`
      select chain from audit_head where chain in ('97', 'central', 'made-up') order by 1`.execute(
      tx,
    )
    expect(rows.map(({ chain }) => chain)).toEqual(['97', 'central'])
  })
})

test('the address of a request stands beside the trail, and one place has one identifier for a while', async () => {
  await inRollback(async (tx) => {
    const origin = { address: '203.0.113.7', agent: 'Firefox', channel: 'page' } as const
    const id = await originId(origin)
    expect(await originId(origin)).toBe(id)
    expect(await originId({ ...origin, agent: 'Safari' })).not.toBe(id)
    const { rows } = await sql<{ address: string }>`
      select address from audit_origin where id = ${id}`.execute(tx)
    expect(rows).toEqual([{ address: '203.0.113.7' }])
  })
})
