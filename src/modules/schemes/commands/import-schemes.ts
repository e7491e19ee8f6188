import { Failure } from '#core/failure.ts'
import { resolveEstablishments, retireUnusedOfBatch } from '#modules/establishments/api.server.ts'
import { holdChains } from '#platform/audit/hold-chains.ts'
import type { Tx } from '#platform/db/transact.ts'
import { tidyDraft } from '../domain/tidy-draft.ts'
import type { SchemeToSave } from '../model.ts'
import { changedSinceImport } from '../queries/changed-since-import.ts'
import { insertSchemes } from '../store/insert-schemes.ts'
import { markBatchDeleted } from '../store/update-scheme.ts'
import { provinceIdOfDraft } from './province-of-draft.ts'

const mostAtOnce = 5_000

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
  for (let start = 0; start < schemes.length; start += mostAtOnce) {
    const part = schemes
      .slice(start, start + mostAtOnce)
      .map((scheme) => ({ ...scheme, draft: tidyDraft(scheme.draft) }))
    const named = part.flatMap(({ id, draft }) =>
      draft.establishments.map((name) => ({
        schemeId: id,
        name,
        place: { ...draft.place, detail: draft.place.detail ?? null },
      })),
    )
    const ids = await resolveEstablishments(tx, named, batchId)
    const beneficiaries = named.map(({ schemeId }, index) => ({
      schemeId,
      establishmentId: ids[index] ?? '',
    }))
    await insertSchemes(tx, part, beneficiaries, batchId)
  }
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
