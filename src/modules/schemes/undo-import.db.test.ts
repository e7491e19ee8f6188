import { sql, type KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import {
  findScheme,
  importSchemes,
  removeImported,
  undoDelete,
  updateScheme,
} from './api.server.ts'
import { supportDifferences } from './store/recount.ts'
import { aScheme } from './testing.ts'

const imported = async (tx: Tx, titles: readonly string[]) => {
  const batchId = newId()
  const establishments = ['HTX Bỏ Rồi Nhập Lại']
  const schemes = titles.map((title) => ({
    id: newId(),
    draft: aScheme({ title, establishments }),
  }))
  await importSchemes(tx, { batchId, schemes })
  return { batchId, schemes }
}

/** What another person does right after the first statement of an act. */
const meanwhile = (act: () => Promise<unknown>): KyselyPlugin => {
  let isDone = false
  return {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (!isDone) {
        isDone = true
        await act()
      }
      return result
    },
  }
}

test('an edit saved while the import is being undone is kept, and the undoing is refused', async () => {
  await inRollback(async (tx) => {
    const { batchId, schemes } = await imported(tx, ['Giữ nguyên', 'Đang được sửa'])
    const [kept, edited] = schemes
    if (!kept || !edited) throw new Error('no schemes')
    const edit = () =>
      updateScheme({
        id: edited.id,
        version: 1,
        draft: { ...edited.draft, note: 'sửa trong lúc hoàn tác' },
        confirmed: true,
      })
    // A refused undoing takes the transaction with it, the edit of this test too: so it is looked at inside.
    const undoing = transact({ act: 'import.undo' }, async (inner) => {
      await removeImported(inner.withPlugin(meanwhile(edit)), batchId).catch(async (error) => {
        const found = await findScheme(edited.id)
        expect(found?.scheme).toMatchObject({
          deletedAt: null,
          version: 2,
          draft: { note: 'sửa trong lúc hoàn tác' },
        })
        throw error
      })
    })
    await expect(undoing).rejects.toMatchObject({
      kind: 'conflict',
      says: expect.stringContaining(' 1 đề án'),
    })
    expect((await findScheme(kept.id))?.scheme.deletedAt).toBeNull()
  })
})

test('an undoing that is refused says how many schemes were changed, however many', async () => {
  await inRollback(async (tx) => {
    const titles = Array.from({ length: 1_203 }, (_, index) => `Đề án thứ ${index}`)
    const { batchId } = await imported(tx, titles)
    await sql`update scheme set note = 'sửa', version = 2 where import_batch = ${batchId}`.execute(
      tx,
    )
    await expect(removeImported(tx, batchId)).rejects.toMatchObject({
      says: expect.stringContaining(' 1.203 đề án'),
    })
  })
})

test('a scheme brought back supports the record of its establishment that was entered anew meanwhile', async () => {
  await inRollback(async (tx) => {
    const undone = await imported(tx, ['Nhập lần đầu'])
    await removeImported(tx, undone.batchId)
    const again = await imported(tx, ['Nhập lần sau'])
    const [first, second] = [undone.schemes[0]?.id ?? '', again.schemes[0]?.id ?? '']
    await undoDelete(first)
    const { rows } = await sql<{ id: string }>`
      select id from establishment where name = 'HTX Bỏ Rồi Nhập Lại' and deleted_at is null`.execute(
      tx,
    )
    expect(rows).toHaveLength(1)
    for (const id of [first, second])
      expect((await findScheme(id))?.scheme.establishmentIds).toEqual([rows[0]?.id])
    expect(await supportDifferences(tx)).toEqual([])
  })
})

test('a scheme brought back brings back its establishment when nobody entered it anew', async () => {
  await inRollback(async (tx) => {
    const { batchId, schemes } = await imported(tx, ['Nhập rồi bỏ'])
    await removeImported(tx, batchId)
    await undoDelete(schemes[0]?.id ?? '')
    const { rows } = await sql`
      select count(*)::int as n from establishment where name = 'HTX Bỏ Rồi Nhập Lại' and deleted_at is null`.execute(
      tx,
    )
    expect(rows).toEqual([{ n: 1 }])
    expect(await supportDifferences(tx)).toEqual([])
  })
})
