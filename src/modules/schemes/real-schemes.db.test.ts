import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inRollback } from '#platform/db/testing.ts'
import { findSchemes, readSchemeForm, updateScheme } from './api.server.ts'
import { formTextOf, type StoredScheme } from './model.ts'

const sentBack = ({ draft }: StoredScheme) => {
  const { draft: read, unreadable } = readSchemeForm(formTextOf(draft))
  expect(unreadable).toEqual([])
  return { ...read, place: draft.place }
}

test('every real scheme opened in the form and saved unchanged stays as it is', async () => {
  await inRollback(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from scheme where source_ref like 'P%'`.execute(tx)
    const schemes = await findSchemes(
      tx,
      rows.map(({ id }) => id),
    )
    expect(schemes.size).toBe(131)
    for (const scheme of schemes.values()) {
      const { id, version } = scheme
      const saved = await updateScheme({ id, version, draft: sentBack(scheme), confirmed: true })
      expect(saved).toEqual({ outcome: 'saved', id, version, warnings: [] })
    }
  })
})

test('a real scheme whose money is not known keeps its source when another field is edited', async () => {
  await inRollback(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select scheme_id as id from scheme_money join scheme s on s.id = scheme_id
      where s.source_ref like 'P%' and planned_dong is null and actual_dong is null limit 1`.execute(
      tx,
    )
    const id = rows[0]?.id ?? ''
    const stored = (await findSchemes(tx, [id])).get(id)
    if (!stored) throw new Error('No real scheme has a source without an amount')
    const draft = { ...sentBack(stored), note: 'Đã gọi điện hỏi.' }
    await updateScheme({ id, version: stored.version, draft, confirmed: true })
    const edited = (await findSchemes(tx, [id])).get(id)
    expect(edited?.draft).toMatchObject({ note: 'Đã gọi điện hỏi.', money: stored.draft.money })
  })
})
