import { createHash } from 'node:crypto'
import { Failure } from '#core/failure.ts'
import { currentActing } from '#platform/db/acting.ts'
import { newId } from '#platform/db/new-id.ts'
import { once } from '#platform/db/once.ts'
import { transact } from '#platform/db/transact.ts'
import { writeProse } from '../domain/prose/write-prose.ts'
import { scopeKey } from '../domain/scope.ts'
import { mayFreeze } from '../queries/may-freeze.ts'
import { schemeTable, yearReport, type AskedReport } from '../queries/year-report.ts'
import { saveSnapshot } from '../store.ts'

/** The largest reason a person may give, in characters. */
export const mostReason = 500

/** Freezes a report as it stands now, with its prose, its tables' rows and a hash; later differences show as restatements. */
export async function freezeReport(
  asked: AskedReport & { readonly key: string; readonly reason: string },
): Promise<{ readonly id: string; readonly hash: string }> {
  const { scope, year, view, key } = asked
  const reason = asked.reason.trim().slice(0, mostReason)
  const report = await yearReport({ scope, year, view })
  if (!report) throw new Failure('not-found', `report ${scopeKey(scope)}`)
  const prose = { vi: writeProse(report, 'vi'), en: writeProse(report, 'en') }
  const schemes = await schemeTable({ scope, year, view })
  const content = JSON.stringify({ report, prose, schemes })
  const hash = createHash('sha256').update(content).digest('hex')
  return transact({ act: 'report.freeze' }, (tx, standing) => {
    if (!mayFreeze(scope, standing)) throw new Failure('forbidden', `freeze ${scopeKey(scope)}`)
    return once(tx, { key, request: [scopeKey(scope), year, view, reason] }, async () => {
      const id = newId()
      const { actor } = currentActing()
      await saveSnapshot(tx, { id, scope, year, view, actor, reason, hash, content })
      return { id, hash }
    })
  })
}
