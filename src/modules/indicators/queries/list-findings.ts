import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import type { Finding } from '../domain/reconcile/finding.ts'
import { readFigures } from '../domain/read-figures.ts'
import { reconcile } from '../domain/reconcile/reconcile.ts'
import { geography } from './geography.ts'
import { listReportedFigures } from './load-figures.ts'

// The check reads every figure; it is run again only when a figure changed. One answer a process.
let kept: { readonly version: string; readonly findings: readonly Finding[] } | undefined

/** What does not come out among all figures kept, worst first; `version` is that of the figures, when it was just asked. */
export async function allFindings(version?: string): Promise<readonly Finding[]> {
  version ??= await versionOfFigures()
  if (kept?.version !== version) {
    const figures = await listReportedFigures({})
    kept = { version, findings: reconcile(figures, { geography: geography() }) }
  }
  return kept.findings
}

/** The findings that involve a figure; `version` as for `allFindings`. */
export async function findingsOf(
  ids: readonly string[],
  version?: string,
): Promise<readonly Finding[]> {
  const wanted = new Set(ids)
  return (await allFindings(version)).filter((finding) => finding.ids.some((id) => wanted.has(id)))
}

/** Changes whenever a figure does; what was made from figures may be kept as long as it stays. */
export async function versionOfFigures(): Promise<string> {
  const { rows } = await read('figure.read', (db) =>
    sql<{ version: string }>`
      select count(*) || '/' || coalesce(sum(version), 0) || '/' || coalesce(max(entered_at)::text, '') || '/' ||
        count(deleted_at) as version from reported_figure`.execute(db),
  )
  return rows[0]?.version ?? ''
}

/** What does not come out among records that are not kept yet. */
export function checkFigures(records: unknown): readonly Finding[] {
  return reconcile(readFigures(records), { geography: geography() })
}
