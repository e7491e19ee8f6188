import { setImmediate } from 'node:timers/promises'
import { findSchemes, schemesTitled } from '#modules/schemes/api.server.ts'
import type { SchemePlace } from '#modules/schemes/model.ts'
import { findProvince } from '#modules/territory/api.server.ts'
import { read, transact, type Tx } from '#platform/db/transact.ts'
import { headingsOfBook, proposeMappings, readBook, type BookRow } from '../domain/read-book.ts'
import type { ReadStep, SheetEnd } from '../domain/read-sheet.ts'
import { draftFingerprint } from '../domain/fingerprint.ts'
import { stagingOf, summarise, type OnRecord, type StageRows } from '../domain/summarise.ts'
import { loadBatch, saveProgress, saveRefusal } from '../store.ts'
import { recallMappings } from '../store/mappings.ts'
import { saveReading, saveRows, type StagedRow } from '../store/rows.ts'
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
  const { state, sha256 } = await read('import.read', (db) => loadBatch(db, id))
  if (state !== 'reading') return
  const tell = progressOf(id)
  const grids = await readGrids(sha256, (percent) => tell(percent * 0.5))
  if (!grids.ok) {
    await transact({ act: 'import.refuse' }, (tx) => saveRefusal(tx, id, grids.refusal))
    return
  }
  const remembered = await read('import.read', (db) =>
    recallMappings(db, headingsOfBook(grids.value)),
  )
  await transact({ act: 'import.stage' }, async (tx, standing) => {
    // Who corrects the mapping or drops the import meanwhile waits until it is read.
    const batch = await loadBatch(tx, id, 'for no key update')
    if (batch.state !== 'reading') return
    const context = readingContext(standing)
    const mappings =
      batch.mappings.length > 0 ? batch.mappings : proposeMappings(grids.value, remembered, context)
    const corrections = new Map(Object.entries(batch.corrections))
    const steps = readBook(grids.value, mappings, corrections, context)
    const staging = new Staging(tx, stagingOf(grids.value, mappings))
    await saveRows(
      tx,
      id,
      staging.partsOf(steps, (done) => tell(50 + done * 45)),
    )
    const { end, rows } = staging
    const summary = summarise(end, rows, grids.value, mappings, Date.now() - startedAt)
    await saveReading(tx, id, { mappings, summary })
  })
}

function progressOf(id: string): (percent: number) => void {
  let last = 0
  return (percent) => {
    if (Date.now() - last < tellEveryMs) return
    last = Date.now()
    // Progress is for the eye: losing one is no loss.
    transact({ act: 'import.stage' }, (tx) =>
      saveProgress(tx, id, Math.min(99, Math.round(percent))),
    ).catch(() => {})
  }
}

const rowsAtOnce = 2_000

/** The rows of a workbook on their way to be kept: read and staged in parts, while the part before is written. */
class Staging {
  readonly rows: StagedRow[] = []
  end: SheetEnd = { problems: [], subtotals: 0 }
  readonly #tx: Tx
  readonly #stage: StageRows

  constructor(tx: Tx, stage: StageRows) {
    this.#tx = tx
    this.#stage = stage
  }

  async *partsOf(
    steps: Generator<ReadStep<BookRow>, SheetEnd>,
    tell: (done: number) => void,
  ): AsyncGenerator<readonly StagedRow[]> {
    let read: BookRow[] = []
    for (;;) {
      const step = steps.next()
      if (!step.done) {
        read.push(...step.value.rows)
        tell(step.value.done)
        // Other requests get their turn.
        await setImmediate()
      } else this.end = step.value
      if (read.length >= rowsAtOnce || (step.done && read.length > 0)) {
        const staged = this.#stage(read, await recordOf(this.#tx, read))
        this.rows.push(...staged)
        read = []
        yield staged
      }
      if (step.done) return
    }
  }
}

/** What the register already says, of schemes with the titles or identifiers of these rows. */
async function recordOf(tx: Tx, rows: readonly BookRow[]): Promise<OnRecord> {
  const titles = [...new Set(rows.flatMap(({ draft }) => draft?.title ?? []))]
  const ids = [...new Set(rows.flatMap(({ schemeId }) => schemeId ?? []))]
  const titled = await schemesTitled(tx, titles)
  const named = await findSchemes(tx, ids)
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
