import { historyOf } from '#platform/audit/history.ts'
import type { Restatement, Snapshot } from '../model.ts'
import type { SchemeRow, YearReport } from '../domain/year-report.ts'
import type { ReportProse } from '../domain/prose/prose.ts'
import { restatementsSince } from '../domain/restatements.ts'
import { yearReport } from './year-report.ts'

/** A restatement with what the audit trail knows of it. */
export type ExplainedRestatement = Restatement & {
  readonly because: { readonly at: Date; readonly act: string; readonly actor: string } | null
}

/** The histories looked up at most; a longer list is explained figure by figure on its own page. */
const mostExplained = 100

/** What changed since a report was frozen, with who changed it and when where the audit trail knows. */
export async function restatementsOf(snapshot: Snapshot): Promise<ExplainedRestatement[]> {
  const today = await yearReport(snapshot)
  const changes = restatementsSince(openSnapshot(snapshot).report.figures, today?.figures ?? [])
  return Promise.all(
    changes.map(async (change, index) => ({
      ...change,
      because: index < mostExplained ? await because(change, snapshot.frozenAt) : null,
    })),
  )
}

/** What a snapshot holds, as it was when it was frozen. */
export type FrozenReport = {
  readonly report: YearReport
  readonly prose: Readonly<Record<'vi' | 'en', ReportProse>>
  /** The register by kind; empty in what was frozen before it was kept. */
  readonly schemes: readonly SchemeRow[]
}

/** The report inside a snapshot. */
export function openSnapshot({ content }: Snapshot): FrozenReport {
  const { report, prose, schemes } = JSON.parse(content) as Omit<FrozenReport, 'schemes'> &
    Partial<Pick<FrozenReport, 'schemes'>>
  return { report, prose, schemes: schemes ?? [] }
}

async function because({ before, now, figureId }: Restatement, frozenAt: Date) {
  if ((before ?? now)?.origin !== 'reported') return null
  const entry = (await historyOf(figureId)).find(({ at }) => at > frozenAt)
  return entry ? { at: entry.at, act: entry.act, actor: entry.actor } : null
}
