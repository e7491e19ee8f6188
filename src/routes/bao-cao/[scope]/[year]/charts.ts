import type { Language } from '#core/prose/run.ts'
import { carriedOut, findWhole, planned, type YearReport } from '#modules/reports/api.server.ts'
import {
  statusLabels,
  tierLabels,
  type ReportFigure,
  type ReportStatus,
  type ReportTier,
} from '#modules/reports/model.ts'

/**
 * Money by programme for each stage that is known, in tỷ đồng; each origin is a chart of its own.
 * Money whose source nobody knows is a part of its own, so that the total is all the money.
 */
export function barsOf(report: YearReport, origin: 'reported' | 'schemes', language: Language) {
  const stages = [
    { year: report.year - 1, statuses: carriedOut },
    { year: report.year, statuses: planned },
    { year: report.year, statuses: carriedOut },
    { year: report.year + 1, statuses: planned },
  ]
  const known = stages.flatMap(({ year, statuses }) => {
    const at = (tier: ReportTier) =>
      findWhole(report, { measure: 'money', tier, status: statuses, year, origin })
    const [national, local, unknown] = [at('national'), at('local'), at('unknown')]
    const first = national ?? local ?? unknown
    if (!first) return []
    return [{ label: `${statusLabels[first.status][language]} ${year}`, national, local, unknown }]
  })
  const hasUnknown = known.some(({ unknown }) => unknown !== undefined)
  const tiers = ['national', 'local', ...(hasUnknown ? (['unknown'] as const) : [])] as const
  return {
    series: tiers.map((tier) => tierLabels[tier][language]),
    groups: known.map(({ label, ...parts }) => ({
      label: capital(label),
      // Where no money is without its source there is none, which is known.
      values: tiers.map((tier) =>
        tier === 'unknown' ? (billions(parts[tier]) ?? 0) : billions(parts[tier]),
      ),
    })),
  }
}

const programmes = ['total', 'national', 'local'] as const
const stagesInOrder = [...carriedOut, ...planned]

/**
 * Each programme from the year before to the year, as far as reported. All points of a year have one status, which
 * is said beside the year: what was carried out is never read as planned.
 */
export function slopeOf(report: YearReport, language: Language) {
  const [from, to] = [report.year - 1, report.year].map((year) => stageOf(report, year))
  const rows = programmes.flatMap((tier) => {
    const [before, now] = [from?.at.get(tier), to?.at.get(tier)]
    if (!before && !now) return []
    return [
      {
        label: capital(tierLabels[tier][language]),
        from: billions(before),
        to: billions(now),
        isMain: tier === 'total',
      },
    ]
  })
  // Points of one year only make no slope; the prose says which year is missing.
  if (!rows.some((row) => row.from !== null && row.to !== null)) return { rows: [] }
  return {
    fromStage: from && statusLabels[from.status][language],
    toStage: to && statusLabels[to.status][language],
    rows,
  }
}

type Stage = {
  readonly status: ReportStatus
  readonly at: ReadonlyMap<ReportTier, ReportFigure>
}

/** The status most programmes are reported in; of two with as many, what was carried out. */
function stageOf(report: YearReport, year: number): Stage | undefined {
  const stages = stagesInOrder.map((status): Stage => {
    const at = programmes.flatMap((tier) => {
      const asked = { measure: 'money', tier, status, year, origin: 'reported' } as const
      const figure = findWhole(report, asked)
      return figure ? [[tier, figure] as const] : []
    })
    return { status, at: new Map(at) }
  })
  const fullest = Math.max(...stages.map(({ at }) => at.size))
  return fullest === 0 ? undefined : stages.find(({ at }) => at.size === fullest)
}

const capital = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

function billions(figure: ReportFigure | undefined): number | null {
  return figure?.amountDong ? Number(figure.amountDong) / 1e9 : null
}
