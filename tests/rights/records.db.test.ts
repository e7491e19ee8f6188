import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { actingOf } from '#modules/access/api.server.ts'
import { findImport, listImports, listRows, startImport } from '#modules/imports/api.server.ts'
import { enterFigures } from '#modules/indicators/api.server.ts'
import { freezeReport } from '#modules/reports/api.server.ts'
import { findScheme, listSchemes, updateScheme } from '#modules/schemes/api.server.ts'
import { readSchemeListQuery } from '#modules/schemes/model.ts'
import { actingAs } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { inRollback } from '#platform/db/testing.ts'
import { as, create, created, draft } from './as-somebody.ts'

test('a centre writes schemes of its province and of no other', () =>
  inRollback(async () => {
    await as('centreStaff', '66', async () => {
      expect(await create('66')).toMatchObject({ outcome: 'saved' })
      expect(await create('24')).toMatchObject({
        outcome: 'refused',
        reasons: [{ code: 'placeOutOfReach' }],
      })
    })
  }))

test('a draft of one province is not there for another, for a citizen or for a jury', () =>
  inRollback(async () => {
    const id = await as('centreStaff', '66', () => created('66'))
    expect(await as('doitOfficer', '66', () => findScheme(id))).toBeDefined()
    expect(await as('agencyOfficer', null, () => findScheme(id))).toBeDefined()
    expect(await as('inspector', null, () => findScheme(id))).toBeDefined()
    expect(await as('doitOfficer', '24', () => findScheme(id))).toBeUndefined()
    expect(await as('juryMember', '66', () => findScheme(id))).toBeUndefined()
    expect(await actingAs(actingOf(null), () => findScheme(id))).toBeUndefined()
  }))

test('the department corrects what its centre wrote; the leader and the agency only see it', () =>
  inRollback(async () => {
    const id = await as('centreStaff', '66', () => created('66'))
    const change = () =>
      updateScheme({ id, version: 1, draft: { ...draft('66'), note: 'Đã xem' }, confirmed: true })
    await expect(as('doitLeader', '66', change)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(as('agencyOfficer', null, change)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(as('centreStaff', '24', change)).rejects.toMatchObject({ kind: 'not-found' })
    expect(await as('doitOfficer', '66', change)).toMatchObject({ outcome: 'saved' })
  }))

test('each list holds its own province; the history is for those who work on it', () =>
  inRollback(async () => {
    const id = await as('centreStaff', '66', () => created('66'))
    const query = readSchemeListQuery(new URLSearchParams({ dong: '200' }))
    const listed = async () => (await listSchemes(query)).rows
    const own = await as('doitOfficer', '66', listed)
    expect(new Set(own.map(({ provinceId }) => provinceId))).toEqual(new Set(['66']))
    expect(own.map((row) => row.id)).toContain(id)
    const published = await actingAs(actingOf(null), listed)
    expect(published.length).toBeGreaterThan(own.length)
    expect(published.map((row) => row.id)).not.toContain(id)
    const shown = own.find((row) => row.id !== id)?.id ?? ''
    expect((await as('doitOfficer', '66', () => findScheme(shown)))?.history).not.toBeNull()
    expect((await as('doitOfficer', '24', () => findScheme(shown)))?.history).toBeNull()
  }))

test('a province enters figures and freezes reports of itself alone', () =>
  inRollback(async () => {
    const freeze = (code: string) => () =>
      freezeReport({
        scope: { kind: 'province34', code },
        year: 2024,
        view: 'as-was',
        key: newId(),
        reason: 'Nộp báo cáo năm',
      })
    expect(await as('doitOfficer', '66', freeze('66'))).toMatchObject({
      hash: expect.any(String) as string,
    })
    await expect(as('doitOfficer', '66', freeze('24'))).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(as('centreStaff', '66', freeze('66'))).rejects.toMatchObject({ kind: 'forbidden' })
    const figure = {
      period: '2026',
      periodStart: '2026-01-01',
      periodEnd: '2026-12-31',
      periodKind: 'year',
      scope: 'province',
      scopeName: 'Bắc Ninh',
      scopeCode: '24',
      scopeList: '34',
      indicator: 'projects_total',
      dimension: null,
      unit: 'đề án',
      value: 27,
      raw: '27',
      qualifier: null,
      status: 'thực hiện',
      note: null,
    }
    await expect(
      as('doitOfficer', '66', () =>
        enterFigures({
          key: newId(),
          source: { url: null, note: 'Văn bản thử', published: null },
          records: [figure],
        }),
      ),
    ).rejects.toMatchObject({ kind: 'forbidden' })
  }))

async function imported(file: string) {
  const bytes = readFileSync(`tests/corpus/${file}`)
  const { id, isKnownFile } = await startImport({ fileName: file, bytes, key: newId() })
  await expect.poll(async () => (await findImport(id))?.state, { timeout: 20_000 }).toBe('preview')
  return { id, isKnownFile }
}

test('a province imports rows of itself; rows of another are told cell by cell and stay out', () =>
  inRollback(async () => {
    const file = '03-tinh-gop-o-cong-tung-tinh.xlsx'
    const readAs = (role: string, provinceId: string | null) =>
      as(role, provinceId, async () => {
        const { id } = await imported(file)
        const { rows } = await listRows(id, { decision: 'all', page: 1 })
        return {
          taken: rows.filter(({ decision }) => decision === 'take'),
          elsewhere: rows.filter(({ problems }) =>
            problems.some(({ code }) => code === 'placeOutOfReach'),
          ),
        }
      })
    const byAgency = await readAs('agencyOfficer', null)
    expect(byAgency.elsewhere).toEqual([])
    const byProvince = await readAs('doitOfficer', '66')
    expect(byProvince.taken.length).toBeGreaterThan(0)
    expect(new Set(byProvince.taken.map(({ draft }) => draft?.place.provinceCode))).toEqual(
      new Set(['66']),
    )
    expect(byProvince.elsewhere.length).toBeGreaterThan(0)
    expect(byProvince.elsewhere.length + byProvince.taken.length).toBe(byAgency.taken.length)
    expect(byProvince.elsewhere[0]?.problems[0]?.address).toMatch(/^[A-Z]+\d+$/)
  }))

test('two units bring the same workbook, each as its own import; neither sees the other’s', () =>
  inRollback(async () => {
    const file = '01-mot-tinh-mot-dong-tieu-de.xlsx'
    const first = await as('doitOfficer', '66', () => imported(file))
    const second = await as('doitOfficer', '24', () => imported(file))
    expect(second).toMatchObject({ isKnownFile: false })
    expect(second.id).not.toBe(first.id)
    expect(await as('doitOfficer', '24', () => findImport(first.id))).toBeUndefined()
    const listed = await as('doitOfficer', '24', listImports)
    expect(listed.map(({ id }) => id)).toEqual([second.id])
    expect(await as('centreStaff', '66', () => findImport(first.id))).toBeDefined()
  }))
