import { allFindings, listFigures, mostFiguresAPage } from '#modules/indicators/api.server.ts'
import type { PageServerLoad } from './$types'

const findingsAPage = 30

export const load: PageServerLoad = async ({ url }) => {
  const findings = await allFindings()
  const verdict = url.searchParams.get('ket-luan') ?? ''
  const kind = url.searchParams.get('loai') ?? ''
  const chosen = findings.filter(
    (each) => (!verdict || each.verdict === verdict) && (!kind || each.kind === kind),
  )
  const page = Math.max(1, Math.min(10_000, Number(url.searchParams.get('page')) || 1))
  const shown = chosen.slice((page - 1) * findingsAPage, page * findingsAPage)
  const ids = [...new Set(shown.flatMap((each) => each.ids))]
  const { rows } = await listFigures(
    { ids },
    { sort: 'indicator', descending: false, offset: 0, limit: mostFiguresAPage },
  )
  const counts: Record<string, number> = {}
  for (const each of findings) counts[each.verdict] = (counts[each.verdict] ?? 0) + 1
  return {
    findings: shown,
    figures: Object.fromEntries(rows.map((row) => [row.id, row])),
    counts,
    kinds: [...new Set(findings.map((each) => each.kind))].sort(),
    verdict,
    kind,
    total: chosen.length,
    page,
    pages: Math.max(1, Math.ceil(chosen.length / findingsAPage)),
  }
}
