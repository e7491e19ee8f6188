import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { inRollback } from '#platform/db/testing.ts'
import {
  findSnapshot,
  freezeReport,
  listSnapshots,
  openSnapshot,
  loadRealStatements,
  reportFigure,
  reportsOnOffer,
  restatementsOf,
  schemeTable,
  yearReport,
} from './api.server.ts'
import { theSouth } from './testing.ts'

const freeze = (key: string = randomUUID()) =>
  freezeReport({ ...theSouth(2014), key, reason: 'Hội nghị' })

async function theSnapshot(id: string) {
  const snapshot = await findSnapshot(id)
  if (!snapshot) throw new Error('Not frozen')
  return snapshot
}

describe('year reports on the real database', () => {
  test('the southern report of 2014 holds the article’s figures, its words, and the finding at 63,335', async () => {
    const report = await yearReport(theSouth(2014))
    const ids = new Set(report?.figures.map(({ id }) => id))
    for (let n = 1; n <= 20; n += 1) expect(ids).toContain(`F${String(n).padStart(4, '0')}`)
    expect(report?.narrative).toHaveLength(9)
    expect(report?.resultYear).toBe(2013)
    const finding = report?.findings.find(
      (each) => each.ids.includes('F0014') && each.verdict === 'error',
    )
    expect(finding?.message).toContain('63,367')
  })

  test('every scope on offer can be reported on', async () => {
    const offered = await reportsOnOffer()
    expect(offered.slice(0, 4).map(({ slug }) => slug)).toEqual([
      'ca-nuoc',
      'vung-BAC',
      'vung-MTTN',
      'vung-NAM',
    ])
    for (const { scope, years } of offered) {
      const year = years[0]?.year
      if (year === undefined) continue
      expect(await yearReport({ scope, year, view: 'as-was' })).toBeDefined()
      expect(await yearReport({ scope, year, view: 'today' })).toBeDefined()
    }
  })

  test('the register has the same national totals as it was and restated to today', async () => {
    for (const year of [2016, 2018, 2023]) {
      const asked = { scope: { kind: 'nation', code: 'VN' } as const, year }
      const value = async (view: 'as-was' | 'today') =>
        (await yearReport({ ...asked, view }))?.figures
          .filter(({ origin, scope }) => origin === 'schemes' && scope.kind === 'nation')
          .map(({ indicator, tier, dimension, status, value, period }) =>
            [indicator, tier, dimension, status, period.year, value].join(),
          )
          .sort()
      const was = await value('as-was')
      expect(was?.length).toBeGreaterThan(0)
      expect(await value('today')).toEqual(was)
      const table = async (view: 'as-was' | 'today') =>
        (await schemeTable({ ...asked, view })).reduce(
          (sum, { schemes, source }) => sum + (source === null ? schemes : 0),
          0,
        )
      expect(await table('today')).toBe(await table('as-was'))
    }
  })

  test('the money of the register is its programmes and what nobody knows the source of, to the đồng', async () => {
    const nation = { kind: 'nation', code: 'VN' } as const
    let unknown = 0
    for (const year of [2016, 2018, 2020, 2022, 2024]) {
      const report = await yearReport({ scope: nation, year, view: 'as-was' })
      for (const indicator of ['M01', 'M03']) {
        const money = (tier: string) =>
          report?.figures.find(
            (figure) =>
              figure.id.startsWith(`de-an.ca-nuoc.${String(year)}.`) &&
              figure.indicator === indicator &&
              figure.tier === tier &&
              figure.dimension === null,
          )?.value
        if (money('unknown') !== undefined) unknown += 1
        const parts = ['national', 'local', 'unknown'].map((tier) => BigInt(money(tier) ?? 0))
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(BigInt(money('total') ?? 0))
      }
    }
    expect(unknown).toBeGreaterThan(0)
  })

  test('loading the statements again brings better words of the same statement, and nothing else', () =>
    inRollback(async (tx) => {
      await sql`select set_config('app.act', 'world.load', true)`.execute(tx)
      expect(await loadRealStatements(tx)).toBe(0)
      await sql`update reported_statement set text_vi = 'Lời cũ' where id = 'seed-2014-effect'`.execute(
        tx,
      )
      expect(await loadRealStatements(tx)).toBe(1)
      const told = (await yearReport(theSouth(2014)))?.narrative.map(({ text }) => text.vi)
      expect(told).not.toContain('Lời cũ')
    }))

  test('a made figure is found again by its identifier', async () => {
    const report = await yearReport(theSouth(2014))
    const sum = report?.figures.find(({ id }) => id.includes('.cong.total.2014.plan'))
    expect((await reportFigure(sum?.id ?? ''))?.figure).toEqual(sum)
    expect(await reportFigure('tinh.vung-NAM.2014.as-was.khong-co')).toBeUndefined()
    expect((await reportFigure('F0001'))?.figure.value).toBe('54.06')
  })
})

describe('a frozen report', () => {
  test('keeps its text under its hash and is frozen once for one form', () =>
    inRollback(async () => {
      const key = randomUUID()
      const [first, again] = [await freeze(key), await freeze(key)]
      expect(again).toEqual(first)
      expect(await listSnapshots(theSouth(2014))).toHaveLength(1)
      const snapshot = await theSnapshot(first.id)
      expect(createHash('sha256').update(snapshot.content).digest('hex')).toBe(first.hash)
      expect(await restatementsOf(snapshot)).toEqual([])
    }))

  test('shows a later correction with the old value, the new one and who made it', () =>
    inRollback(async (tx) => {
      const { id } = await freeze()
      await sql`select set_config('app.act', 'figure.correct', true)`.execute(tx)
      await sql`update reported_figure set version = version + 1, value = 63.367,
        origin = origin || '{"value": 63.367, "raw": "63,367", "valueBase": 63367000000}' where id = 'F0014'`.execute(
        tx,
      )
      const changes = await restatementsOf(await theSnapshot(id))
      const total = changes.find(({ figureId }) => figureId === 'F0014')
      expect(total).toMatchObject({
        change: 'changed',
        before: { value: '63.335' },
        now: { value: '63.367' },
      })
      // All of this test happens at one instant: seen from just before, the correction came after the freezing.
      const snapshot = await theSnapshot(id)
      const frozenAt = new Date(snapshot.frozenAt.getTime() - 1)
      const since = await restatementsOf({ ...snapshot, frozenAt })
      expect(since.find(({ figureId }) => figureId === 'F0014')?.because).toEqual({
        at: snapshot.frozenAt,
        act: 'figure.correct',
        actor: 'system',
      })
      expect(total?.because).toBeNull()
    }))

  test('is compared with the report of today on the map it was frozen on', () =>
    inRollback(async () => {
      const key = randomUUID()
      const asked = { scope: { kind: 'region', code: 'BAC' }, year: 2020, view: 'today' } as const
      const snapshot = await theSnapshot((await freezeReport({ ...asked, key, reason: '' })).id)
      expect(snapshot.view).toBe('today')
      expect(await restatementsOf(snapshot)).toEqual([])
    }))

  test('keeps its reason without spaces around it, up to 500 letters, and its prose in both languages', () =>
    inRollback(async () => {
      const reason = ` ${'á'.repeat(600)}`
      const { id } = await freezeReport({ ...theSouth(2014), key: randomUUID(), reason })
      const snapshot = await theSnapshot(id)
      expect(snapshot.reason).toBe('á'.repeat(500))
      const { prose } = openSnapshot(snapshot)
      expect(prose.vi.abstract).toMatch(/khuyến công/i)
      expect(prose.en.abstract).not.toMatch(/khuyến công/i)
    }))

  test('is not taken for that of another year or map, and the newest stands first', () =>
    inRollback(async () => {
      const key = randomUUID()
      const first = await freeze(key)
      const second = await freeze()
      for (const asked of [theSouth(2013), theSouth(2014, 'today')]) {
        await freezeReport({ ...asked, key: randomUUID(), reason: '' })
        await expect(freezeReport({ ...asked, key, reason: 'Hội nghị' })).rejects.toMatchObject({
          kind: 'conflict',
        })
      }
      const listed = (await listSnapshots(theSouth(2014))).map(({ id }) => id)
      expect(listed).toEqual([second.id, first.id])
    }))

  test('cannot be changed or removed', () =>
    inRollback(async (tx) => {
      await freeze()
      await expect(sql`update report_snapshot set hash = hash`.execute(tx)).rejects.toThrow(
        /does not change/,
      )
    }))
})
