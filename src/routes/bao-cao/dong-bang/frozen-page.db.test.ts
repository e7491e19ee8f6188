import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createScheme } from '#modules/schemes/api.server.ts'
import { aScheme } from '#modules/schemes/testing.ts'
import { inRollback } from '#platform/db/testing.ts'
import {
  findSnapshot,
  freezeReport,
  openSnapshot,
  reportTables,
  schemeTable,
  yearReport,
} from '#modules/reports/api.server.ts'
import { load as loadList } from '../+page.server.ts'
import { load } from './[id]/+page.server.ts'
import { GET as word } from './[id]/bao-cao.docx/+server.ts'
import { GET as excel } from './[id]/bao-cao.xlsx/+server.ts'

const freeze = () =>
  freezeReport({
    scope: { kind: 'region', code: 'NAM' },
    year: 2014,
    view: 'as-was',
    key: randomUUID(),
    reason: 'Hội nghị',
  })

const shownOf = (id: string) => load({ params: { id } } as Parameters<typeof load>[0])

test('a frozen report shows its prose, its tables and what does not add up in it', () =>
  inRollback(async () => {
    const { id } = await freeze()
    const { isWhole, prose, tables } = await shownOf(id)
    expect(isWhole).toBe(true)
    expect(prose.sections.length).toBeGreaterThan(0)
    expect(tables.length).toBeGreaterThan(2)
    const beside = prose.sections
      .flatMap(({ parts }) => parts.flatMap(({ paragraphs }) => paragraphs))
      .flatMap(({ findings }) => findings.map(({ runs }) => runs.map(({ text }) => text).join('')))
    expect(beside.join()).toContain('63,367')
  }))

test('a frozen report is given as Word and Excel, named by the start of its hash', () =>
  inRollback(async () => {
    const { id, hash } = await freeze()
    for (const give of [word, excel] as const) {
      const answer = await give({ params: { id } } as Parameters<typeof word>[0] &
        Parameters<typeof excel>[0])
      expect(answer.headers.get('content-disposition')).toContain(`da-chot-${hash.slice(0, 12)}`)
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(5_000)
    }
  }))

test('the list of frozen reports names the region in words', () =>
  inRollback(async () => {
    const { id } = await freeze()
    const url = new URL('http://localhost/bao-cao')
    const shown = await loadList({ url } as Parameters<typeof loadList>[0])
    const listed = shown.snapshots.find((snapshot) => snapshot.id === id)
    expect(listed?.name).toMatch(/miền Nam|phía Nam/i)
  }))

test('a report frozen before the register rows were kept still opens under its hash', () =>
  inRollback(async () => {
    const { id } = await freeze()
    const snapshot = await findSnapshot(id)
    if (!snapshot) throw new Error('Not frozen')
    const { report, prose } = openSnapshot(snapshot)
    const content = JSON.stringify({ report, prose })
    const hash = createHash('sha256').update(content).digest('hex')
    const old = openSnapshot({ ...snapshot, content, hash })
    expect(old.schemes).toEqual([])
    expect(old.report.slug).toBe('vung-NAM')
  }))

test('what changed, came or went since stands on the page as it was and as it is', () =>
  inRollback(async (tx) => {
    const { id } = await freeze()
    expect((await shownOf(id)).restatements).toEqual([])
    await sql`select set_config('app.act', 'figure.correct', true)`.execute(tx)
    await sql`update reported_figure set version = version + 1, value = 63.367,
      origin = origin || '{"value": 63.367, "raw": "63,367", "valueBase": 63367000000}' where id = 'F0014'`.execute(
      tx,
    )
    const snapshot = await findSnapshot(id)
    const printedOnce =
      snapshot &&
      openSnapshot(snapshot).report.figures.find(
        ({ origin, repeats, id }) => origin === 'reported' && !repeats && id !== 'F0014',
      )
    const gone = printedOnce?.id ?? ''
    await sql`update reported_figure set deleted_at = now() where id = ${gone}`.execute(tx)
    const { restatements } = await shownOf(id)
    const of = (figure: string) => restatements.find(({ figureId }) => figureId === figure)
    expect(of('F0014')).toMatchObject({
      change: 'changed',
      label: 'Tổng kinh phí kế hoạch',
      period: '2014',
      before: '63,335 tỷ đồng',
      now: '63,367 tỷ đồng',
      href: '/so-lieu/F0014',
    })
    expect(of(gone)).toMatchObject({ change: 'withdrawn', now: null, href: null })
    expect(of(gone)?.before).toMatch(/\d/)
  }))

test('a frozen report holds the rows of the register as they were, and says what came since', () =>
  inRollback(async () => {
    const asked = { scope: { kind: 'region', code: 'NAM' }, year: 2018, view: 'as-was' } as const
    const { id } = await freezeReport({ ...asked, key: randomUUID(), reason: '' })
    const before = await shownOf(id)
    const live = await yearReport(asked)
    const all = (live ? reportTables(live, await schemeTable(asked)) : []).map((table) => table.id)
    expect(all).toContain('so-lieu')
    expect(before.tables.map((table) => table.id)).toEqual(
      all.filter((table) => table !== 'so-lieu'),
    )
    const draft = aScheme({ yearFrom: 2018, yearTo: 2018 })
    const made = await createScheme({ draft, confirmed: true, key: `form-${randomUUID()}` })
    expect(made.outcome).toBe('saved')
    const after = await shownOf(id)
    expect(after.tables).toEqual(before.tables)
    expect(after.prose.sections).toEqual(before.prose.sections)
    const counted = after.restatements.find(({ label, before }) => {
      return label === 'Số đề án trong sổ' && before === '8 đề án'
    })
    expect(counted).toMatchObject({ change: 'changed', now: '9 đề án', because: null })
  }))

test('a frozen report whose text is not that of its hash says so', () =>
  inRollback(async (tx) => {
    const { id, hash } = await freeze()
    const forged = randomUUID()
    await sql`insert into report_snapshot (id, scope_kind, scope_code, year, view, actor, hash)
      select ${forged}, scope_kind, scope_code, year, view, actor, hash from report_snapshot where id = ${id}`.execute(
      tx,
    )
    await sql`insert into report_snapshot_content (snapshot_id, content)
      select ${forged}, replace(content, '63.335', '63.367') from report_snapshot_content where snapshot_id = ${id}`.execute(
      tx,
    )
    expect(await shownOf(forged)).toMatchObject({ hash, isWhole: false })
    expect(await shownOf(id)).toMatchObject({ hash, isWhole: true, slug: 'vung-NAM' })
  }))

test('an address of a frozen report that is none leads nowhere', async () => {
  for (const id of ['khong-co', '..', randomUUID(), '-'.repeat(36)])
    await expect(shownOf(id), id).rejects.toMatchObject({ kind: 'not-found' })
})
