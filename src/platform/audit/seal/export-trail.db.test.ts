import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { inRollback } from '#platform/db/testing.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import { main } from '../../../../tools/audit/verify.mjs'
import { exportTrail } from './export-trail.ts'
import { writeHeadsFile } from './heads-files.ts'
import { changeKey, signHeads } from './sign-heads.ts'

const root = mkdtempSync(join(tmpdir(), 'kc-export-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(root, 'office-'))
})

const people = (tx: Tx) =>
  sql`create table somebody (id text primary key, province_id text, name text, phone text);
      select audit_watch('somebody', 'province_id', '{name,phone}');
      grant all on somebody to kc_system`.execute(tx)

const act = (name: string, query: ReturnType<typeof sql>) =>
  transact({ act: name }, (tx) => query.execute(tx))

async function verified(...args: string[]) {
  const { only, rest } = { only: args[0], rest: args.slice(1) }
  let text = ''
  for await (const part of exportTrail(folder, only ? [only] : undefined)) text += part
  const path = join(folder, 'export.ndjson')
  writeFileSync(path, text)
  const said: string[] = []
  return { code: main([path, ...rest], (line) => said.push(line)), says: said.join('\n'), text }
}

test('the whole trail of the loaded world is exported and found clean', async () => {
  await inRollback(async () => {
    const { code, says, text } = await verified()
    expect(says).toContain('KẾT LUẬN: không thấy thay đổi nào.')
    expect(code).toBe(0)
    expect(text.split('\n').length).toBeGreaterThan(500)
  })
})

test('what another server on the same database sealed last is sealed again for an export, which bears one key', async () => {
  await inRollback(async () => {
    await signHeads({ folder: mkdtempSync(join(root, 'other-')) })
    expect((await verified()).says).toContain('KẾT LUẬN: không thấy thay đổi nào.')
  })
})

test('a province takes its own chain away and can verify it alone, against heads published long before', async () => {
  await inRollback(async (tx) => {
    await people(tx)
    await act('a', sql`insert into somebody values ('1', 'zz', 'Lụa', '0912')`)
    const heads = writeHeadsFile(folder, await signHeads({ folder }))
    await act('b', sql`insert into somebody values ('2', 'zz', 'Gấm', '0913')`)
    await changeKey({ folder })
    await act('c', sql`insert into somebody values ('3', 'zz', 'Nhung', '0914')`)
    const { code, says, text } = await verified('zz', '--heads', heads)
    expect(says).toContain('Đã đọc 3 mục của 1 chuỗi')
    expect(code).toBe(0)
    expect(text.match(/"chain":"zz"/g)).toHaveLength(3)
  })
})

test('after somebody is erased the trail is still found clean, and holds nothing of them', async () => {
  await inRollback(async (tx) => {
    await people(tx)
    await act('a', sql`insert into somebody values ('1', 'zz', 'Nguyễn Thị Lụa', '0912 345 678')`)
    await act('b', sql`update somebody set phone = '0987 654 321'`)
    const heads = writeHeadsFile(folder, await signHeads({ folder }))
    await act('erase', sql`update somebody set name = null, phone = null, personal_salt = null`)
    const { code, text } = await verified('zz', '--heads', heads)
    expect(code).toBe(0)
    expect(text).not.toMatch(/Lụa|0912 345 678|0987 654 321/)
  })
})

test('a trail changed behind the back of the program is exported as it stands, and the verifier finds the place', async () => {
  await inRollback(async (tx) => {
    await people(tx)
    await act(
      'a',
      sql`insert into somebody select i::text, 'zz', null, null from generate_series(1, 9) i`,
    )
    await signHeads({ folder })
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update audit_entry set payload = replace(payload, '"zz"', '"yy"') where chain = 'zz' and seq = 4`.execute(
      tx,
    )
    await sql`set local session_replication_role = origin`.execute(tx)
    const { code, says } = await verified('zz')
    expect(code).toBe(1)
    expect(says).toContain('Chuỗi zz, mục 4: nội dung không khớp mã băm')
  })
})
