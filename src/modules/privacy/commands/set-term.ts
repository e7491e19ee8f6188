import type { Decision } from '#core/decision.ts'
import { Failure } from '#core/failure.ts'
import {
  decideTerm,
  type RequestKind,
  type TermChange,
  type TermReason,
} from '../domain/requests.ts'
import { loadTerms, lockTerm, saveTerm } from '../store/requests.ts'
import { asDecider } from './decider.ts'
import { termOf } from './own-requests.ts'

/**
 * Sets within how many days a kind of request is acknowledged and answered; a term longer than the law's is set with a warning.
 * Requests that wait keep the days they were filed with.
 * @throws {Failure} stale, when it was set meanwhile
 */
export function setTerm(
  kind: RequestKind,
  version: number,
  change: TermChange,
): Promise<Decision<null, TermReason>> {
  return asDecider('privacy.keep', async (tx) => {
    if ((await lockTerm(tx, kind)) !== version)
      throw new Failure('stale', `term ${kind}`, {
        says: 'Thời hạn này vừa được người khác đặt lại. Hãy tải lại trang để xem.',
      })
    const decision = decideTerm(change, termOf(await loadTerms(tx), kind).law)
    if (!decision.allowed) return decision
    await saveTerm(tx, kind, decision.fact)
    return { allowed: true, fact: null, warnings: decision.warnings }
  })
}
