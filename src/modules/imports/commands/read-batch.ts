import { setImmediate } from 'node:timers/promises'
import { findSchemes, schemesTitled } from '#modules/schemes/api.server.ts'
import type { SchemePlace } from '#modules/schemes/model.ts'
import { findProvince } from '#modules/territory/api.server.ts'
import { read, transact } from '#platform/db/transact.ts'
import type { BookReading } from '../domain/read-book.ts'
import { headingsOfBook, proposeMappings, readBook } from '../domain/read-book.ts'
import { draftFingerprint } from '../domain/fingerprint.ts'
import { stageRows, summarise, type OnRecord } from '../domain/summarise.ts'
import { loadBatch, saveProgress, saveRefusal } from '../store.ts'
import { recallMappings } from '../store/mappings.ts'
import { saveReading } from '../store/rows.ts'
import { readGrids } from './read-grids.ts'
import { readingContext } from './reading-context.ts'

const readings = new Map<string, Promise<void>>()
const tellEveryMs = 300

/** Reads the file of an import, unless that is under way; the end is seen in its state. */
export function readBatch(id: string): Promise<void> {
  const running = readings.get(id)
  if (running) return running
  const started = readNow(id).finally(() => readings.delete(id))
  readings.set(id, started)
  return started
}

async function readNow(id: string): Promise<void> {
  const startedAt = Date.now()
  const batch = await read((db) => loadBatch(db, id))
  if (batch.state !== 'reading') return
  const tell = progressOf(id)
  const grids = await readGrids(batch.sha256, (percent) => tell(percent * 0.5))
  if (!grids.ok) {
    await transact({ act: 'import.refuse' }, (tx) => saveRefusal(tx, id, grids.refusal))
    return
  }
  const context = readingContext()
  const remembered = await read((db) => recallMappings(db, headingsOfBook(grids.value)))
  const mappings =
    batch.mappings.length > 0 ? batch.mappings : proposeMappings(grids.value, remembered, context)
  const corrections = new Map(Object.entries(batch.corrections))
  const reading = await runWithPauses(
    readBook(grids.value, mappings, corrections, context),
    (done) => tell(50 + done * 40),
  )
  const rows = stageRows(reading, grids.value, mappings, await recordOf(reading))
  const summary = summarise(reading, rows, grids.value, mappings, Date.now() - startedAt)
  await transact({ act: 'import.read' }, async (tx) => {
    // Somebody may have corrected the mapping meanwhile; then another reading follows.
    const now = await loadBatch(tx, id, 'for update')
    if (now.state === 'reading') await saveReading(tx, id, { mappings, rows, summary })
  })
}

function progressOf(id: string): (percent: number) => void {
  let last = 0
  return (percent) => {
    if (Date.now() - last < tellEveryMs) return
    last = Date.now()
    // Progress is for the eye: losing one is no loss.
    read((db) => saveProgress(db, id, Math.min(99, Math.round(percent)))).catch(() => {})
  }
}

async function runWithPauses(
  steps: Generator<number, BookReading>,
  tell: (done: number) => void,
): Promise<BookReading> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    tell(step.value)
    await setImmediate()
  }
}

/** What the register already says, of schemes with the titles or identifiers of the workbook. */
async function recordOf({ rows }: BookReading): Promise<OnRecord> {
  const titles = [...new Set(rows.flatMap(({ draft }) => draft?.title ?? []))]
  const ids = [...new Set(rows.flatMap(({ schemeId }) => schemeId ?? []))]
  const [titled, named] = await Promise.all([
    read((db) => schemesTitled(db, titles)),
    findSchemes(ids),
  ])
  const present = [...named.values()].filter(({ deletedAt }) => deletedAt === null)
  return {
    fingerprints: new Set(titled.map(({ draft }) => draftFingerprint(draft))),
    byId: new Map(present.map(({ id, draft }) => [id, draft])),
    sameProvince: (a, b) => provinceToday(a) === provinceToday(b),
  }
}

function provinceToday({ list, provinceCode }: SchemePlace): string {
  return findProvince({ list, code: provinceCode })?.mergedInto ?? provinceCode
}
