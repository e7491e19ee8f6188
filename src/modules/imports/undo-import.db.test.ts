import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { deleteScheme, findScheme, updateScheme } from '#modules/schemes/api.server.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import {
  confirmImport,
  dropImport,
  findImport,
  listRows,
  readBatch,
  startImport,
  undoImport,
} from './api.server.ts'
import { aWorkbook, usualHeading } from './testing.ts'

const key = () => `form-${newId()}`

async function previewed(...titles: readonly string[]): Promise<string> {
  const rows = titles.map((title, n) => [n + 1, title, `HTX ${title}`, 'Cà Mau', 2018, 'KCĐP', 90])
  const bytes = await aWorkbook([usualHeading, ...rows])
  const { id } = await startImport({ fileName: 'a.xlsx', bytes, key: key() })
  await readBatch(id)
  return id
}

async function taken(...titles: readonly string[]): Promise<string> {
  const id = await previewed(...titles)
  await confirmImport(id, key())
  return id
}

const stateOf = async (id: string) => (await findImport(id))?.state

async function firstScheme(id: string) {
  const { rows } = await listRows(id, { decision: 'take', page: 1 })
  const scheme = (await findScheme(rows[0]?.schemeId ?? ''))?.scheme
  if (!scheme) throw new Error('no scheme')
  return scheme
}

const standing = async (tx: Tx, table: 'scheme' | 'establishment', name: string) => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${sql.table(table)}
    where ${sql.ref(table === 'scheme' ? 'title' : 'name')} = ${name} and deleted_at is null`.execute(
    tx,
  )
  return rows[0]?.n
}

test('only what was taken is undone, only what is open is taken or dropped', async () => {
  await inRollback(async (tx) => {
    const open = await previewed('Máy sấy chuối')
    await expect(undoImport(open, key())).rejects.toMatchObject({ kind: 'conflict' })
    expect(await stateOf(open)).toBe('preview')
    await confirmImport(open, key())
    await expect(dropImport(open, key())).rejects.toMatchObject({ kind: 'conflict' })
    expect(await stateOf(open)).toBe('taken')
    expect(await standing(tx, 'scheme', 'Máy sấy chuối')).toBe(1)
    await undoImport(open, key())
    for (const act of [confirmImport, undoImport, dropImport])
      await expect(act(open, key())).rejects.toMatchObject({ kind: 'conflict' })
    expect(await standing(tx, 'scheme', 'Máy sấy chuối')).toBe(0)
  })
})

test('an import that was dropped is closed, and nothing of it was ever in the register', async () => {
  await inRollback(async (tx) => {
    const id = await previewed('Máy ép chuối')
    await dropImport(id, key())
    expect(await findImport(id)).toMatchObject({ state: 'undone', taken: null })
    await expect(confirmImport(id, key())).rejects.toMatchObject({ kind: 'conflict' })
    expect(await standing(tx, 'scheme', 'Máy ép chuối')).toBe(0)
  })
})

test('undone with its schemes go the establishments that only they named', async () => {
  await inRollback(async (tx) => {
    const first = await taken('Máy gọt dừa')
    const both = await taken('Máy gọt dừa 2', 'Máy nạo dừa')
    expect(await standing(tx, 'establishment', 'HTX Máy nạo dừa')).toBe(1)
    await undoImport(both, key())
    expect(await standing(tx, 'establishment', 'HTX Máy nạo dừa')).toBe(0)
    expect(await standing(tx, 'establishment', 'HTX Máy gọt dừa')).toBe(1)
    expect(await stateOf(first)).toBe('taken')
  })
})

test('an edit of one import does not keep another from being undone', async () => {
  await inRollback(async (tx) => {
    const edited = await taken('Máy xay ớt')
    const other = await taken('Máy rang ớt')
    const { id, version, draft } = await firstScheme(edited)
    await updateScheme({ id, version, draft: { ...draft, note: 'đã sửa' }, confirmed: true })
    expect(await undoImport(other, key())).toEqual({ removed: 1 })
    await expect(undoImport(edited, key())).rejects.toMatchObject({ kind: 'conflict' })
    expect(await standing(tx, 'scheme', 'Máy xay ớt')).toBe(1)
    expect(await stateOf(edited)).toBe('taken')
  })
})

test('an import of which somebody deleted a scheme is not undone, and the scheme is named', async () => {
  await inRollback(async (tx) => {
    const batch = await taken('Máy đóng gói trà', 'Máy sao trà')
    const { id, version } = await firstScheme(batch)
    await deleteScheme({ id, version })
    await expect(undoImport(batch, key())).rejects.toMatchObject({
      kind: 'conflict',
      detail: { changed: [{ id, title: 'Máy đóng gói trà' }] },
    })
    expect(await standing(tx, 'scheme', 'Máy sao trà')).toBe(1)
  })
})

test('an undoing sent twice is done once, and its key undoes no other import', async () => {
  await inRollback(async (tx) => {
    const one = await taken('Máy cắt mía')
    const two = await taken('Máy ép mía', 'Máy lọc mía')
    const form = key()
    const done = await undoImport(one, form)
    expect(await undoImport(one, form)).toEqual(done)
    await expect(undoImport(two, form)).rejects.toMatchObject({ kind: 'conflict' })
    expect(await standing(tx, 'scheme', 'Máy ép mía')).toBe(1)
  })
})
