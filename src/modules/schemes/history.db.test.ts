import { expect, test } from 'vitest'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { createScheme, findScheme, tellHistory, updateScheme } from './api.server.ts'
import type { SchemeDraft, SchemePlace } from './model.ts'
import { aScheme } from './testing.ts'

/** What the history says of an edit of a scheme entered just before. */
const toldOf = async (before: SchemeDraft, after: SchemeDraft) => {
  const created = await createScheme({ draft: before, confirmed: true, key: `form-${newId()}` })
  if (created.outcome !== 'saved') throw new Error(JSON.stringify(created))
  const { id, version } = created
  const saved = await updateScheme({ id, version, draft: after, confirmed: true })
  expect(saved).toMatchObject({ outcome: 'saved', version: 2 })
  const history = tellHistory((await findScheme(id))?.history ?? [])
  expect(history.find(({ act }) => act === 'scheme.create')?.changes).toEqual([])
  return history.find(({ act }) => act === 'scheme.update')?.changes
}
const at = (place: SchemePlace) => aScheme({ place })

test('the history of a scheme moved to another province of today says from where to where, and what else changed', async () => {
  await inRollback(async () => {
    const before = aScheme({
      place: { list: 63, provinceCode: '83' },
      outputs: [{ indicator: 'C02', planned: '1', actual: null }],
      money: [
        { source: 'provincial', plannedDong: 200n, actualDong: null },
        { source: 'national', plannedDong: null, actualDong: null },
        { source: 'district', plannedDong: 7n, actualDong: null },
      ],
    })
    const after = {
      ...before,
      place: { list: 63, provinceCode: '24' },
      money: [
        { source: 'provincial', plannedDong: 300n, actualDong: null },
        { source: 'national', plannedDong: null, actualDong: null },
      ],
    } as const
    const changes = await toldOf(before, after)
    expect(changes).toHaveLength(3)
    expect(changes).toEqual(
      expect.arrayContaining([
        { field: 'place.province', before: 'Bến Tre', after: 'Bắc Giang' },
        { field: 'money.provincial.plannedDong', before: '200', after: '300' },
        { field: 'money.district.plannedDong', before: '7', after: null },
      ]),
    )
  })
})

test('the history tells a former province that became the unit of today with the same code', async () => {
  await inRollback(async () => {
    expect(
      await toldOf(at({ list: 63, provinceCode: '24' }), at({ list: 34, provinceCode: '24' })),
    ).toEqual([{ field: 'place.province', before: 'Bắc Giang', after: 'Bắc Ninh' }])
    expect(
      await toldOf(at({ list: 63, provinceCode: '01' }), at({ list: 34, provinceCode: '01' })),
    ).toMatchObject([
      { before: expect.stringContaining('63:01'), after: expect.stringContaining('34:01') },
    ])
  })
})

test('the history tells a source that goes with no amount known', async () => {
  await inRollback(async () => {
    const money = [{ source: 'provincial', plannedDong: null, actualDong: null }] as const
    expect(await toldOf(aScheme({ money }), aScheme({ money: [] }))).toEqual([
      { field: 'money.provincial', before: 'true', after: 'false' },
    ])
  })
})
