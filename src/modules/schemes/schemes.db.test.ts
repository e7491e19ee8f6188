import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { historyOf } from '#platform/audit/history.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import type { Tx } from '#platform/db/transact.ts'
import {
  createScheme,
  deleteScheme,
  findScheme,
  importSchemes,
  loadRealSchemes,
  removeImported,
  undoDelete,
  updateScheme,
} from './api.server.ts'
import { activityKinds, type SchemeDraft } from './model.ts'
import { aScheme } from './testing.ts'

const key = () => `form-${newId()}`
const enter = async (draft: SchemeDraft) => {
  const outcome = await createScheme({ draft, confirmed: true, key: key() })
  if (outcome.outcome !== 'saved') throw new Error(JSON.stringify(outcome))
  return outcome.id
}
const count = async (tx: Tx) =>
  (await sql<{ n: bigint }>`select count(*) as n from scheme where deleted_at is null`.execute(tx))
    .rows[0]?.n

test('the kinds in the database are the kinds of the register', async () => {
  await inRollback(async (tx) => {
    const { rows } =
      await sql`select code, activity_group as "group", label as vi from activity_kind order by code collate "C"`.execute(
        tx,
      )
    const expected = Object.entries(activityKinds).map(([code, { group, vi }]) => ({
      code,
      group,
      vi,
    }))
    expect(rows).toEqual(expected.sort((a, b) => (a.code < b.code ? -1 : 1)))
  })
})

test('the 131 real schemes are in the register, and loading them again changes nothing', async () => {
  await inRollback(async (tx) => {
    const { rows: before } =
      await sql`select count(*)::int as n from scheme where source_ref like 'P%'`.execute(tx)
    expect(before).toEqual([{ n: 131 }])
    await loadRealSchemes(tx)
    const { rows } =
      await sql`select count(*)::int as n, max(version) as version from scheme where source_ref like 'P%'`.execute(
        tx,
      )
    expect(rows).toEqual([{ n: 131, version: 1 }])
  })
})

test('a scheme is found as it was entered, with who did what and when', async () => {
  await inRollback(async () => {
    const draft = aScheme({
      title: 'Máy sấy lạnh thanh long Chợ Gạo',
      outputs: [{ indicator: 'C02', planned: '1', actual: null }],
      money: [
        { source: 'provincial', plannedDong: 200_000_000n, actualDong: null },
        { source: 'counterpartOwn', plannedDong: 400_000_000n, actualDong: null },
      ],
    })
    const id = await enter(draft)
    const found = await findScheme(id)
    expect(found?.scheme.draft).toEqual({
      ...draft,
      place: { ...draft.place, districtCode: null, communeCode: null },
    })
    expect(found?.scheme.provinceId).toBe('86')
    expect(found?.history?.map(({ act, subject }) => `${act} ${subject}`)).toContain(
      'scheme.create scheme',
    )
  })
})

test('a form sent twice enters one scheme', async () => {
  await inRollback(async (tx) => {
    const sending = { draft: aScheme({ title: 'Gửi hai lần' }), confirmed: true, key: key() }
    const before = await count(tx)
    const [first, second] = [
      await createScheme(sending),
      await createScheme({ ...sending, confirmed: false }),
    ]
    expect(second).toMatchObject({ outcome: first.outcome })
    expect(await count(tx)).toBe((before ?? 0n) + 1n)
  })
})

test('a scheme like one on record is asked about, and saved when the person says so', async () => {
  await inRollback(async () => {
    await enter(
      aScheme({ title: 'Máy sấy lạnh thanh long Chợ Gạo', establishments: ['HTX Chợ Gạo'] }),
    )
    const again = aScheme({ title: 'Hỗ trợ máy sấy lạnh thanh long, Chợ Gạo', establishments: [] })
    const asked = await createScheme({ draft: again, confirmed: false, key: key() })
    expect(asked).toMatchObject({ outcome: 'asks', similar: [{ because: 'title' }] })
    const sameEstablishment = aScheme({
      title: 'Đào tạo nghề đan lát',
      yearFrom: 2021,
      yearTo: null,
      establishments: ['Hợp tác xã Chợ Gạo'],
    })
    const other = await createScheme({ draft: sameEstablishment, confirmed: false, key: key() })
    expect(other).toMatchObject({ outcome: 'asks', similar: [{ because: 'establishment' }] })
    expect(await createScheme({ draft: again, confirmed: true, key: key() })).toMatchObject({
      outcome: 'saved',
    })
  })
})

test('saving over a change that somebody else made is stopped, with what differs', async () => {
  await inRollback(async () => {
    const draft = aScheme({ title: 'Hai người cùng sửa' })
    const id = await enter(draft)
    await updateScheme({ id, version: 1, draft: { ...draft, status: 'accepted' }, confirmed: true })
    const late = updateScheme({
      id,
      version: 1,
      draft: { ...draft, note: 'ghi chú' },
      confirmed: true,
    })
    await expect(late).rejects.toMatchObject({
      kind: 'stale',
      detail: {
        version: 2,
        differences: [
          { field: 'status', stored: 'accepted', entered: 'inPlan' },
          { field: 'note' },
        ],
      },
    })
  })
})

test('saving what is stored already changes nothing and leaves no trace', async () => {
  await inRollback(async () => {
    const draft = aScheme({ title: 'Không đổi gì' })
    const id = await enter(draft)
    const before = await historyOf(id)
    expect(await updateScheme({ id, version: 1, draft, confirmed: false })).toMatchObject({
      outcome: 'saved',
      version: 1,
    })
    expect(await historyOf(id)).toHaveLength(before.length)
  })
})

test('a scheme moved to another province keeps its money, outputs and establishments', async () => {
  await inRollback(async () => {
    const draft = aScheme({
      title: 'Ghi nhầm tỉnh',
      outputs: [{ indicator: 'C02', planned: '1', actual: null }],
    })
    const id = await enter(draft)
    await updateScheme({
      id,
      version: 1,
      draft: { ...draft, place: { list: 63, provinceCode: '79' } },
      confirmed: true,
    })
    const found = await findScheme(id)
    expect(found?.scheme).toMatchObject({
      provinceId: '79',
      version: 2,
      draft: { money: draft.money, outputs: draft.outputs },
    })
    expect(found?.scheme.establishmentIds).toHaveLength(1)
  })
})

test('a deleted scheme comes back as it was', async () => {
  await inRollback(async (tx) => {
    const draft = aScheme({ title: 'Xóa nhầm' })
    const id = await enter(draft)
    const before = await count(tx)
    await deleteScheme({ id, version: 1 })
    expect(await count(tx)).toBe((before ?? 0n) - 1n)
    await undoDelete(id)
    const found = await findScheme(id)
    expect(found?.scheme).toMatchObject({
      deletedAt: null,
      draft: { title: draft.title, money: draft.money },
    })
  })
})

test('a deletion sent again because its answer was lost is done once, one of an older version is refused', async () => {
  await inRollback(async (tx) => {
    const id = await enter(aScheme({ title: 'Xóa hai lần' }))
    const before = await count(tx)
    await deleteScheme({ id, version: 1 })
    await deleteScheme({ id, version: 1 })
    expect(await count(tx)).toBe((before ?? 0n) - 1n)
    expect((await findScheme(id))?.scheme).toMatchObject({ version: 2 })
    await undoDelete(id)
    await expect(deleteScheme({ id, version: 1 })).rejects.toMatchObject({ kind: 'stale' })
  })
})

test('an import is undone whole, and not at all when somebody edited one of its schemes', async () => {
  await inRollback(async (tx) => {
    const before = await count(tx)
    const batchId = newId()
    const drafts = ['Nhập một', 'Nhập hai'].map((title) =>
      aScheme({ title, establishments: [`Cơ sở ${title}`] }),
    )
    const schemes = drafts.map((draft) => ({ id: newId(), draft }))
    await importSchemes(tx, { batchId, schemes })
    expect(await removeImported(tx, batchId)).toEqual({ removed: 2 })
    expect(await count(tx)).toBe(before)

    const second = newId()
    const edited = { id: newId(), draft: aScheme({ title: 'Nhập rồi sửa' }) }
    await importSchemes(tx, { batchId: second, schemes: [edited] })
    await updateScheme({
      id: edited.id,
      version: 1,
      draft: { ...edited.draft, note: 'đã sửa' },
      confirmed: true,
    })
    await expect(removeImported(tx, second)).rejects.toMatchObject({ kind: 'conflict' })
  })
})
