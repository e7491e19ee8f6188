import { expect, test } from 'vitest'
import { confirmImport, listRows, readBatch, startImport } from '#modules/imports/api.server.ts'
import { aWorkbook } from '#modules/imports/testing.ts'
import { findScheme, updateScheme } from '#modules/schemes/api.server.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { actions } from './[batch]/+page.server.ts'
import type { RequestEvent } from './[batch]/$types'

test('an import that cannot be undone names the scheme that was edited', async () => {
  await inRollback(async () => {
    const bytes = await aWorkbook([
      ['STT', 'Tên đề án', 'Tỉnh', 'Năm', 'Nguồn', 'Kinh phí (triệu đồng)'],
      [1, 'Máy sấy cá cơm', 'Cà Mau', 2018, 'KCĐP', 90],
      [2, 'Máy xay cá cơm', 'Cà Mau', 2018, 'KCĐP', 80],
    ])
    const { id } = await startImport({ fileName: 'a.xlsx', bytes, key: `form-${newId()}` })
    await readBatch(id)
    await confirmImport(id, `form-${newId()}`)
    const { rows } = await listRows(id, { decision: 'take', page: 1 })
    const scheme = (await findScheme(rows[0]?.schemeId ?? ''))?.scheme
    if (!scheme) throw new Error('no scheme')
    const draft = { ...scheme.draft, note: 'đã sửa' }
    await updateScheme({ id: scheme.id, version: scheme.version, draft, confirmed: true })
    const form = new FormData()
    form.set('key', `form-${newId()}`)
    const event = {
      request: new Request('http://localhost', { method: 'POST', body: form }),
      params: { batch: id },
    } as unknown as RequestEvent
    expect(await actions.undo?.(event)).toMatchObject({
      status: 409,
      data: {
        says: expect.stringMatching(/^Không hoàn tác được: 1 đề án/),
        edited: [{ id: scheme.id, title: 'Máy sấy cá cơm' }],
      },
    })
  })
})
