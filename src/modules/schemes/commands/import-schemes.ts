import { Failure } from '#core/failure.ts'
import {
  keyNames,
  resolveEstablishments,
  retireUnusedOfBatch,
  type KeyedNames,
} from '#modules/establishments/api.server.ts'
import { holdChains } from '#platform/audit/hold-chains.ts'
import { giveRoom } from '#platform/db/room-for-bulk.ts'
import type { Tx } from '#platform/db/transact.ts'
import { whileWriting } from '#platform/db/while-writing.ts'
import { tidyDraft } from '../domain/tidy-draft.ts'
import type { SchemeToSave } from '../model.ts'
import { changedSinceImport } from '../queries/changed-since-import.ts'
import {
  insertParts,
  insertSchemes,
  schemesAsJson,
  type Beneficiary,
} from '../store/insert-schemes.ts'
import { moneyRows, outputRows } from '../store/scheme-rows.ts'
import { markBatchDeleted } from '../store/update-scheme.ts'
import { provinceIdOfDraft } from './province-of-draft.ts'

// Schemes are written while the next are made ready. What hangs on them follows for all at once: the sums of the register are
// kept by the statement, and each is then touched once instead of once a part.
const schemesAtOnce = 2_500
const withPartsAtOnce = 20_000

/** Enters many schemes in the caller's transaction, under one batch. The caller has decided on each of them. */
export async function importSchemes(
  tx: Tx,
  {
    batchId,
    schemes,
  }: { readonly batchId: string | null; readonly schemes: readonly SchemeToSave[] },
): Promise<void> {
  await holdChains(
    tx,
    schemes.map(({ draft }) => provinceIdOfDraft(draft)),
  )
  await giveRoom(tx)
  for (const some of parts(schemes, withPartsAtOnce)) {
    const beneficiaries: Beneficiary[] = []
    await whileWriting(madeReady(some), async ({ json, schemeIds, establishments }) => {
      const ids = await resolveEstablishments(tx, establishments, batchId)
      await insertSchemes(tx, json, batchId)
      for (const [index, schemeId] of schemeIds.entries())
        beneficiaries.push({ schemeId, establishmentId: ids[index] ?? '' })
    })
    const [money, outputs] = [some.flatMap(moneyRows), some.flatMap(outputRows)]
    await insertParts(tx, { money, outputs, beneficiaries })
  }
}

type ReadyPart = {
  readonly json: string
  /** The scheme that names each establishment, in their order. */
  readonly schemeIds: readonly string[]
  readonly establishments: KeyedNames
}

function* madeReady(schemes: readonly SchemeToSave[]): Generator<ReadyPart> {
  for (const part of parts(schemes, schemesAtOnce)) {
    const tidied = part.map((scheme) => ({ ...scheme, draft: tidyDraft(scheme.draft) }))
    const named = tidied.flatMap(({ id, draft }) =>
      draft.establishments.map((name) => ({
        schemeId: id,
        name,
        place: { ...draft.place, detail: draft.place.detail ?? null },
      })),
    )
    yield {
      json: schemesAsJson(tidied),
      schemeIds: named.map(({ schemeId }) => schemeId),
      establishments: keyNames(named),
    }
  }
}

function* parts<Item>(items: readonly Item[], atOnce: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += atOnce)
    yield items.slice(start, start + atOnce)
}

/**
 * Undoes an import whole: its schemes are put away, and the establishments that only they named.
 * @throws {Failure} conflict, naming the first of the schemes that were changed since
 */
export async function removeImported(tx: Tx, batchId: string): Promise<{ removed: number }> {
  const changed = await changedSinceImport(tx, batchId)
  if (changed.count > 0) throw changedSince(batchId, changed.count, changed.first)
  await giveRoom(tx)
  const { removed, left } = await markBatchDeleted(tx, batchId)
  // Somebody may have saved an edit between the look and the removal.
  if (left > 0) throw changedSince(batchId, left, [])
  await retireUnusedOfBatch(tx, batchId)
  return { removed }
}

function changedSince(
  batchId: string,
  count: number,
  changed: readonly { readonly id: string; readonly title: string }[],
): Failure {
  return new Failure('conflict', `${count} schemes of import ${batchId} were changed since`, {
    says: `Không hoàn tác được: ${count.toLocaleString('vi-VN')} đề án của lần nhập này đã được sửa sau khi nhập.`,
    detail: { changed },
  })
}
