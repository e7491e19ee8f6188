import type { Language } from '#core/prose/run.ts'
import { carriedOut, findWhole, planned, type YearReport } from '#modules/reports/api.server.ts'
import { statusLabels, tierLabels, type ReportFigure } from '#modules/reports/model.ts'

/** Money by programme for each stage that is known, in tỷ đồng; each origin is a chart of its own. */
export function barsOf(report: YearReport, origin: 'reported' | 'schemes', language: Language) {
  const stages = [
    { year: report.year - 1, statuses: carriedOut },
    { year: report.year, statuses: planned },
    { year: report.year, statuses: carriedOut },
    { year: report.year + 1, statuses: planned },
  ]
  return stages.flatMap(({ year, statuses }) => {
    const parts = (['national', 'local'] as const).map((tier) =>
      findWhole(report, { measure: 'money', tier, status: statuses, year, origin }),
    )
    const known = parts.find((part) => part !== undefined)
    if (!known) return []
    return [
      { label: `${statusLabels[known.status][language]} ${year}`, values: parts.map(billions) },
    ]
  })
}

/** Each programme from the year before to the year, as far as both are reported. */
export function slopeOf(report: YearReport, language: Language) {
  const at = (tier: 'total' | 'national' | 'local', year: number) =>
    findWhole(report, {
      measure: 'money',
      tier,
      status: [...carriedOut, ...planned],
      year,
      origin: 'reported',
    })
  return (['total', 'national', 'local'] as const).flatMap((tier) => {
    const [before, now] = [at(tier, report.year - 1), at(tier, report.year)]
    if (!before && !now) return []
    const stage = now ? ` (${statusLabels[now.status][language]})` : ''
    return [
      {
        label: `${tierLabels[tier][language]}${stage}`,
        from: billions(before),
        to: billions(now),
        isMain: tier === 'total',
      },
    ]
  })
}

function billions(figure: ReportFigure | undefined): number | null {
  return figure?.amountDong ? Number(figure.amountDong) / 1e9 : null
}
