import { Failure } from '#core/failure.ts'
import { keyNames, resolveEstablishments } from '#modules/establishments/api.server.ts'
import { holdChains } from '#platform/audit/hold-chains.ts'
import { idOfName } from '#platform/db/new-id.ts'
import { once, storedAnswer } from '#platform/db/once.ts'
import { transact, type Tx } from '#platform/db/transact.ts'
import { decideScheme } from '../domain/decide-scheme.ts'
import { tidyDraft } from '../domain/tidy-draft.ts'
import type { SchemeDraft } from '../model.ts'
import { findSimilar } from '../queries/find-similar.ts'
import { schemeContext } from '../queries/scheme-context.ts'
import {
  insertParts,
  insertSchemes,
  isThereAlready,
  schemesAsJson,
} from '../store/insert-schemes.ts'
import { moneyRows, outputRows } from '../store/scheme-rows.ts'
import { provinceIdOfDraft } from './province-of-draft.ts'
import { doubts, type SaveOutcome } from './save-outcome.ts'

/** What a person sends to enter a scheme. */
export type CreateScheme = {
  readonly draft: SchemeDraft
  /** Whether the person saw the doubts and the similar schemes, and saves all the same. */
  readonly confirmed: boolean
  /** The form's key: sent twice, the scheme is entered once. */
  readonly key: string
}

/**
 * Enters a scheme.
 * @throws {Failure} conflict, when the key was used for something else, or entered a scheme before its answer was let go
 */
export async function createScheme({
  draft: entered,
  confirmed,
  key,
}: CreateScheme): Promise<SaveOutcome> {
  const draft = tidyDraft(entered)
  // The key names the scheme, so that a second sending does not find the first as a similar one.
  const id = idOfName(`scheme/form/${key}`)
  return transact({ act: 'scheme.create' }, async (tx, standing): Promise<SaveOutcome> => {
    // Sent again, it is answered as the first time, whatever would be said of it now.
    const before = await storedAnswer<SaveOutcome>(tx, { key, request: draft })
    if (before) return before
    const decision = decideScheme(draft, await schemeContext(tx, draft, standing))
    if (!decision.allowed) return { outcome: 'refused', reasons: decision.reasons }
    const asked = doubts(decision.warnings)
    const similar = confirmed ? [] : await findSimilar(draft, id)
    if (!confirmed && asked.length + similar.length > 0)
      return { outcome: 'asks', warnings: asked, similar }
    return once(tx, { key, request: draft }, async (): Promise<SaveOutcome> => {
      await save(tx, id, draft)
      return { outcome: 'saved', id, version: 1, warnings: decision.warnings }
    })
  })
}

async function save(tx: Tx, id: string, draft: SchemeDraft): Promise<void> {
  await holdChains(tx, [provinceIdOfDraft(draft)])
  const named = draft.establishments.map((name) => ({ name, place: draft.place }))
  const establishmentIds = await resolveEstablishments(tx, keyNames(named))
  const beneficiaries = establishmentIds.map((establishmentId) => ({
    schemeId: id,
    establishmentId,
  }))
  const scheme = { id, draft }
  await insertSchemes(tx, schemesAsJson([scheme]), null).catch((error: unknown) => {
    throw isThereAlready(error) ? enteredBefore(id) : error
  })
  await insertParts(tx, { money: moneyRows(scheme), outputs: outputRows(scheme), beneficiaries })
}

// The answer to a sending is kept for some days; the scheme it made stays, and its identifier is the key's.
const enteredBefore = (id: string) =>
  new Failure('conflict', 'the key of the form has entered a scheme before', {
    says: 'Đề án này đã được ghi từ trước. Hãy tìm nó trong sổ đề án; muốn ghi đề án khác, hãy mở biểu mẫu mới.',
    detail: { enteredBefore: id },
  })
