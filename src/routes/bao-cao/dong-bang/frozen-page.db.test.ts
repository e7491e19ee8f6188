import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { inRollback } from '#platform/db/testing.ts'
import { findSnapshot, freezeReport, openSnapshot } from '#modules/reports/api.server.ts'
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
