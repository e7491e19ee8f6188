import { expect, test } from 'vitest'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { sheetLimits } from '#platform/sheets/limits.ts'
import { readWorkbook } from '#platform/sheets/read-workbook.ts'
import { findImport, readBatch, rejectedWorkbook, startImport } from './api.server.ts'
import { corpusFile } from './testing.ts'

test('a file sent while too many wait is kept, and is read when somebody looks at its import', async () => {
  await inRollback(async () => {
    const other = corpusFile('25-tong-lam-tron.xlsx')
    const most = sheetLimits.readersAtOnce + sheetLimits.waitingAtMost
    // A place that becomes free is taken again at once, until the question is answered.
    let isBusy = true
    const waiting = Array.from({ length: most }, async () => {
      while (isBusy) await readWorkbook(other)
    })
    const bytes = corpusFile('26-loi-tung-o.xlsx')
    const { id } = await startImport({ fileName: 'a.xlsx', bytes, key: `form-${newId()}` })
    expect(await findImport(id)).toMatchObject({ state: 'reading', refusal: null })
    await expect(rejectedWorkbook(id)).rejects.toMatchObject({
      kind: 'busy',
      says: expect.stringContaining('thử lại sau ít phút'),
    })
    isBusy = false
    await Promise.all(waiting)
    await readBatch(id)
    expect(await findImport(id)).toMatchObject({ state: 'preview' })
  })
})
