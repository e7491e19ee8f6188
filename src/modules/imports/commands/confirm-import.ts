import { Failure } from '#core/failure.ts'
import {
  fileSearchWords,
  importSchemes,
  removeImported,
  schemesTitled,
} from '#modules/schemes/api.server.ts'
import { provinceIdOf } from '#modules/territory/api.server.ts'
import { holdChains } from '#platform/audit/hold-chains.ts'
import { once } from '#platform/db/once.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import { log } from '#platform/log/log.ts'
import { draftFingerprint } from '../domain/fingerprint.ts'
import { saveUndone } from '../store.ts'
import { loadRowsToTake, saveTaken } from '../store/rows.ts'
import { lockOwnImport } from './lock-own-import.ts'

/** How many schemes an import entered, and how many rows were on record already. */
export type Taken = { readonly taken: number; readonly unchanged: number }

/** Enters the good rows of an import, all or none. Confirmed twice, they are entered once. */
export async function confirmImport(id: string, key: string): Promise<Taken> {
  const taken = await transact({ act: 'import.take' }, (tx) =>
    once(tx, { key, request: { take: id } }, async () => {
      const batch = await lockOwnImport(tx, id)
      if (batch.state !== 'preview') throw closed(id, batch.state)
      return takeRows(tx, id)
    }),
  )
  // Nobody waits for this: what is in the register is found before, a little slower.
  fileSearchWords().catch((error: unknown) =>
    log.warn({ event: 'import.wordsNotFiled', reason: String(error) }),
  )
  return taken
}

async function takeRows(tx: Tx, id: string): Promise<Taken> {
  const rows = await loadRowsToTake(tx, id)
  // Between preview and confirmation another import may have entered the same schemes. One that is doing so now is waited
  // for before looking.
  await holdChains(
    tx,
    rows.map(({ draft: { place } }) =>
      provinceIdOf({ list: place.list, code: place.provinceCode }),
    ),
  )
  const alike = await schemesTitled(tx, [...new Set(rows.map(({ draft }) => draft.title))])
  const titles = new Set(alike.map(({ draft }) => draft.title))
  const known = new Set(alike.map(({ draft }) => draftFingerprint(draft)))
  const onRecord = new Set(
    rows
      .filter(({ draft }) => titles.has(draft.title) && known.has(draftFingerprint(draft)))
      .map(({ schemeId }) => schemeId),
  )
  const schemes = rows
    .filter(({ schemeId }) => !onRecord.has(schemeId))
    .map(({ schemeId, draft }) => ({ id: schemeId, draft }))
  await importSchemes(tx, { batchId: id, schemes })
  await saveTaken(tx, id, { taken: schemes.length, onRecord: [...onRecord] })
  return { taken: schemes.length, unchanged: onRecord.size }
}

/**
 * Undoes an import whole.
 * @throws {Failure} conflict, when schemes of it were changed since; they are named in the detail
 */
export async function undoImport(id: string, key: string): Promise<{ readonly removed: number }> {
  return transact({ act: 'import.undo' }, (tx) =>
    once(tx, { key, request: { undo: id } }, async () => {
      const batch = await lockOwnImport(tx, id)
      if (batch.state !== 'taken') throw closed(id, batch.state)
      const { removed } = await removeImported(tx, id)
      await saveUndone(tx, id)
      return { removed }
    }),
  )
}

/** Gives up an import that was not confirmed. Nothing of it is in the register. */
export async function dropImport(id: string, key: string): Promise<void> {
  await transact({ act: 'import.drop' }, (tx) =>
    once(tx, { key, request: { drop: id } }, async () => {
      const batch = await lockOwnImport(tx, id)
      if (batch.state !== 'preview' && batch.state !== 'reading') throw closed(id, batch.state)
      await saveUndone(tx, id)
      return null
    }),
  )
}

function closed(id: string, state: string): Failure {
  return new Failure('conflict', `import ${id} is ${state}`, {
    says: 'Lần nhập này không còn ở trạng thái đó. Hãy tải lại trang để xem.',
  })
}
