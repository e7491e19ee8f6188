import { Failure } from '#core/failure.ts'
import {
  keyNames,
  resolveEstablishments,
  retireUnusedOfBatch,
  type KeyedNames,
} from '#modules/establishments/api.server.ts'
import { holdChains } from '#platform/audit/hold-chains.ts'
import type { Tx } from '#platform/db/transact.ts'
import { whileWriting } from '#platform/db/while-writing.ts'
import { tidyDraft } from '../domain/tidy-draft.ts'
import type { SchemeToSave } from '../model.ts'
import { changedSinceImport } from '../queries/changed-since-import.ts'
import {
  insertSchemes,
  joinRows,
  rowsOfSchemes,
  type Beneficiary,
  type SchemeRows,
} from '../store/insert-schemes.ts'
import { markBatchDeleted } from '../store/update-scheme.ts'
import { provinceIdOfDraft } from './province-of-draft.ts'

// Sums and words of the register are kept by the statement: the fewer statements, the less often each is touched.
const schemesAtOnce = 20_000
const namesAtOnce = 2_500

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
  for (const some of parts(schemes, schemesAtOnce)) {
    const rows: SchemeRows[] = []
    const beneficiaries: Beneficiary[] = []
    await whileWriting(madeReady(some), async (part) => {
      const ids = await resolveEstablishments(tx, part.establishments, batchId)
      rows.push(part.rows)
      for (const [index, schemeId] of part.schemeIds.entries())
        beneficiaries.push({ schemeId, establishmentId: ids[index] ?? '' })
    })
    await insertSchemes(tx, joinRows(rows), beneficiaries, batchId)
  }
}

type Part = {
  readonly rows: SchemeRows
  /** The scheme that names each establishment, in their order. */
  readonly schemeIds: readonly string[]
  readonly establishments: KeyedNames
}

function* madeReady(schemes: readonly SchemeToSave[]): Generator<Part> {
  for (const part of parts(schemes, namesAtOnce)) {
    const tidied = part.map((scheme) => ({ ...scheme, draft: tidyDraft(scheme.draft) }))
    const named = tidied.flatMap(({ id, draft }) =>
      draft.establishments.map((name) => ({
        schemeId: id,
        name,
        place: { ...draft.place, detail: draft.place.detail ?? null },
      })),
    )
    yield {
      rows: rowsOfSchemes(tidied),
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
