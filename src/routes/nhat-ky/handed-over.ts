import { m } from '#text/generated/messages.js'
import { formatNumber } from '#ui/format.ts'
import { kindOfWorkName } from '../quan-tri/ban-giao/kinds.ts'

type Moved = {
  readonly work?: Readonly<Record<string, readonly string[]>>
  readonly roles?: readonly unknown[]
}

/** What went over with a desk, counted by kind; the column has identifiers. */
export function handedOver(json: string): string {
  const { work = {}, roles = [] } = JSON.parse(json) as Moved
  const counts = [
    ...Object.entries(work).map(([code, ids]) => [kindOfWorkName(code), ids.length] as const),
    [m.audit_subject_role_holding(), roles.length] as const,
  ].filter(([, count]) => count > 0)
  if (counts.length === 0) return m.audit_nothing_handed_over()
  return counts.map(([what, count]) => `${what}: ${formatNumber(count)}`).join('; ')
}
