import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { inRollback } from '#platform/db/testing.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import { newestHeadsFile } from './heads-files.ts'
import { isGenuine, nameOf, statementOf } from './seal.ts'
import { openSealingKey, publicKeysOf } from './sealing-key.ts'
import { changeKey, signHeads } from './sign-heads.ts'

const root = mkdtempSync(join(tmpdir(), 'kc-seal-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(root, 'office-'))
})

const watched = (tx: Tx) =>
  sql`create table thing (id text primary key, province_id text, name text);
      select audit_watch('thing', 'province_id');
      grant all on thing to kc_system`.execute(tx)

const add = (...ids: string[]) =>
  transact({ act: 'thing.create' }, (tx) =>
    sql`insert into thing select i, 'zz', 'x' from unnest(${ids}::text[]) i`.execute(tx),
  )

/** What somebody does who owns the database: no trigger stops them. */
async function secretly(tx: Tx, ...queries: ReturnType<typeof sql>[]): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(tx)
  for (const query of queries) await query.execute(tx)
  await sql`set local session_replication_role = origin`.execute(tx)
}

/** Writes the end of a chain anew, with everything that follows from it. */
const rewriteTail = (from: number) => sql`
  with changed as (
    select chain, seq, case when seq = ${from} then replace(payload, '"x"', '"y"') else payload end as payload
      from audit_entry where chain = 'zz' and seq >= ${from}),
  chained as (
    select c.*, audit_chained((select hash from audit_entry where chain = 'zz' and seq = ${from} - 1),
      int8send(seq) || convert_to(payload, 'UTF8')) over (order by seq) as hash from changed c),
  entries as (update audit_entry e set payload = c.payload, hash = c.hash from chained c
    where e.chain = c.chain and e.seq = c.seq returning e.seq, e.hash)
  update audit_head h set hash = e.hash from entries e where h.chain = 'zz' and h.seq = e.seq`

test('the heads of all chains are signed, to the database and to a file, and the key is readable by its owner only', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await add('a', 'b', 'c')
    const seal = await signHeads({ folder })
    const { rows } = await sql<{ hash: string }>`
      select encode(hash, 'hex') as hash from audit_head where chain = 'zz'`.execute(tx)
    const { heads, key } = statementOf(seal)
    expect(heads.find((head) => head.chain === 'zz')).toEqual({ ...rows[0], chain: 'zz', seq: 3 })
    expect(heads.length).toBeGreaterThan(20)
    expect(isGenuine(seal)).toBe(true)
    expect(isGenuine({ ...seal, statement: seal.statement.replace('"seq":3', '"seq":2') })).toBe(
      false,
    )
    expect(newestHeadsFile(folder)).toEqual(seal)
    expect(key).toBe(openSealingKey(folder).id)
    expect(statSync(join(folder, 'key.pem')).mode & 0o777).toBe(0o600)
    expect(publicKeysOf(folder)).toEqual([seal.publicKey])
  })
})

test('nothing is signed twice; the next seal names the one before', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await add('a')
    const first = await signHeads({ folder })
    expect(await signHeads({ folder })).toEqual(first)
    expect(readdirSync(folder).filter((file) => file.startsWith('heads-'))).toHaveLength(1)
    await add('b')
    const second = await signHeads({ folder })
    expect(statementOf(second).number).toBe(statementOf(first).number + 1)
    expect(statementOf(second).before).toBe(nameOf(first))
    const { rows } = await sql<{ seq: bigint; number: bigint }>`
      select seq, number from audit_seal_head where chain = 'zz' order by seq`.execute(tx)
    expect(rows.map((row) => Number(row.number))).toEqual(
      [first, second].map((seal) => statementOf(seal).number),
    )
  })
})

const tampers: Record<string, (tx: Tx) => Promise<void>> = {
  'an entry was changed': (tx) =>
    secretly(
      tx,
      sql`update audit_entry set payload = payload || ' ' where chain = 'zz' and seq = 5`,
    ),
  'an entry was taken out': (tx) =>
    secretly(tx, sql`delete from audit_entry where chain = 'zz' and seq = 5`),
  'the newest entry was taken away': (tx) =>
    secretly(tx, sql`delete from audit_entry where chain = 'zz' and seq = 7`),
  'two entries changed places': (tx) =>
    secretly(
      tx,
      sql`update audit_entry set seq = -seq where chain = 'zz' and seq in (5, 6)`,
      sql`update audit_entry set seq = 11 + seq where chain = 'zz' and seq < 0`,
    ),
  'the end was cut off behind what was sealed': (tx) =>
    secretly(
      tx,
      sql`delete from audit_entry where chain = 'zz' and seq > 2`,
      sql`update audit_head set seq = 2, hash = (select hash from audit_entry where chain = 'zz' and seq = 2) where chain = 'zz'`,
    ),
  'the end was written anew from before what was sealed': (tx) => secretly(tx, rewriteTail(2)),
  'a chain was taken away': (tx) =>
    secretly(
      tx,
      sql`delete from audit_entry where chain = 'zz'`,
      sql`delete from audit_head where chain = 'zz'`,
    ),
}

for (const [says, tamper] of Object.entries(tampers)) {
  test(`nothing is signed when ${says}`, async () => {
    await inRollback(async (tx) => {
      await watched(tx)
      await add('a', 'b', 'c')
      await signHeads({ folder })
      await add('d', 'e', 'f', 'g')
      await tamper(tx)
      await expect(signHeads({ folder })).rejects.toMatchObject({ kind: 'conflict' })
      const seal = await signHeads({ folder, despite: 'khôi phục bản sao lưu' })
      expect(statementOf(seal).despite).toBe('khôi phục bản sao lưu')
    })
  })
}

test('what the folder holds counts when the seals of the database were taken away', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await add('a', 'b', 'c')
    await signHeads({ folder })
    await secretly(
      tx,
      rewriteTail(2),
      sql`delete from audit_seal_head`,
      sql`delete from audit_seal`,
    )
    await expect(signHeads({ folder })).rejects.toMatchObject({ kind: 'conflict' })
  })
})

test('an end written anew before anything was sealed is signed: only what was published proves', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await add('a', 'b', 'c')
    await secretly(tx, rewriteTail(2))
    const seal = await signHeads({ folder })
    expect(statementOf(seal).heads.some((head) => head.chain === 'zz')).toBe(true)
  })
})

test('the last seal of a key names the key that follows, and both public keys are kept', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await add('a')
    const first = await signHeads({ folder })
    const last = await changeKey({ folder })
    expect(last.publicKey).toBe(first.publicKey)
    await add('b')
    const next = await signHeads({ folder })
    expect(next.publicKey).not.toBe(first.publicKey)
    expect(statementOf(last).next).toEqual({
      id: statementOf(next).key,
      publicKey: next.publicKey,
    })
    expect(publicKeysOf(folder)).toEqual([first.publicKey, next.publicKey])
    expect(readdirSync(folder).filter((file) => file.includes('next'))).toEqual([])
  })
})

test('a heads file that was changed in the folder stops the signing', async () => {
  await inRollback(async (tx) => {
    await watched(tx)
    await add('a')
    await signHeads({ folder })
    const file = readdirSync(folder).find((name) => name.startsWith('heads-')) ?? ''
    const text = readFileSync(join(folder, file), 'utf8')
    writeFileSync(join(folder, file), text.replace('\\"seq\\":1,', '\\"seq\\":9,'))
    await add('b')
    await expect(signHeads({ folder })).rejects.toMatchObject({ kind: 'conflict' })
  })
})

test('processes that make the key at one moment end up with one', async () => {
  const module = new URL('./sealing-key.ts', import.meta.url).href
  const code = `import('${module}').then(({ openSealingKey }) =>
    require('node:worker_threads').parentPort.postMessage(openSealingKey('${folder}').id))`
  const ids = Array.from({ length: 4 }, async () => {
    const worker = new Worker(code, { eval: true })
    return new Promise<string>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
    })
  })
  expect(new Set(await Promise.all(ids)).size).toBe(1)
  expect(publicKeysOf(folder)).toHaveLength(1)
  expect(readdirSync(folder).sort()).toEqual(['key.pem', 'public-keys.pem'])
})

test('two servers that seal at one moment make one seal', async () => {
  const seals = await Promise.all([signHeads({ folder }), signHeads({ folder })])
  expect(seals[1]).toEqual(seals[0])
})
