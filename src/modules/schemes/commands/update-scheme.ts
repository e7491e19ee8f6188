import { Failure } from '#core/failure.ts'
import { keyNames, resolveEstablishments } from '#modules/establishments/api.server.ts'
import { holdChains } from '#platform/audit/hold-chains.ts'
import { transact } from '#platform/db/transact.ts'
import { compareDrafts } from '../domain/compare-drafts.ts'
import { decideScheme } from '../domain/decide-scheme.ts'
import { tidyDraft } from '../domain/tidy-draft.ts'
import type { SchemeDraft } from '../model.ts'
import { findSimilar } from '../queries/find-similar.ts'
import { schemeContext } from '../queries/scheme-context.ts'
import { replaceParts, updateSchemeRow } from '../store/update-scheme.ts'
import { lockOwn } from './lock-own.ts'
import { provinceIdOfDraft } from './province-of-draft.ts'
import { doubts, type SaveOutcome } from './save-outcome.ts'

/** What a person sends to change a scheme. */
export type UpdateScheme = {
  readonly id: string
  /** The version the person saw when starting to edit. */
  readonly version: number
  readonly draft: SchemeDraft
  readonly confirmed: boolean
}

/**
 * Changes a scheme. Saving the same again changes nothing.
 * @throws {Failure} not-found; stale, with the differences, when somebody changed it meanwhile
 */
export async function updateScheme({
  id,
  version,
  draft: entered,
  confirmed,
}: UpdateScheme): Promise<SaveOutcome> {
  const draft = tidyDraft(entered)
  return transact({ act: 'scheme.update' }, async (tx, standing): Promise<SaveOutcome> => {
    const stored = await lockOwn(tx, 'scheme.update', id)
    if (stored.deletedAt) throw new Failure('not-found', `No scheme ${id}`)
    const differences = compareDrafts(stored.draft, draft)
    if (differences.length === 0)
      return { outcome: 'saved', id, version: stored.version, warnings: [] }
    if (stored.version !== version) throw stale(id, stored.version, differences)
    const decision = decideScheme(draft, await schemeContext(tx, draft, standing))
    if (!decision.allowed) return { outcome: 'refused', reasons: decision.reasons }
    const asked = doubts(decision.warnings)
    const similar = confirmed ? [] : await findSimilar(draft, id)
    if (!confirmed && asked.length + similar.length > 0) {
      return { outcome: 'asks', warnings: asked, similar }
    }
    await holdChains(tx, [stored.provinceId, provinceIdOfDraft(draft)])
    await updateSchemeRow(tx, { id, draft }, version)
    const named = draft.establishments.map((name) => ({ name, place: draft.place }))
    await replaceParts(tx, { id, draft }, await resolveEstablishments(tx, keyNames(named)))
    return { outcome: 'saved', id, version: version + 1, warnings: decision.warnings }
  })
}

function stale(
  id: string,
  version: number,
  differences: ReturnType<typeof compareDrafts>,
): Failure {
  return new Failure('stale', `Scheme ${id} is at version ${version}`, {
    says: 'Đề án đã được người khác sửa trong lúc bạn nhập. Hãy so sánh rồi lưu lại.',
    detail: { version, differences },
  })
}
