import { allFindings, listFigures, listFigureYears } from '#modules/indicators/api.server.ts'
import { findingVerdicts } from '#modules/indicators/model.ts'
import { listSnapshots, reportsOnOffer, slugOf } from '#modules/reports/api.server.ts'
import { schemeTotals } from '#modules/schemes/api.server.ts'
import { getLocale } from '#text/generated/runtime.js'
import type { PageServerLoad } from './$types'

const alarmsShown = 5
const snapshotsShown = 5

export const load: PageServerLoad = async () => {
  const [findings, figures, years, totals, snapshots, offered] = await Promise.all([
    allFindings(),
    listFigures({}, { sort: 'year', descending: true, offset: 0, limit: 1 }),
    listFigureYears(),
    schemeTotals({}),
    listSnapshots(),
    reportsOnOffer(),
  ])
  const names = new Map(offered.map(({ slug, name }) => [slug, name[getLocale()]]))
  const alarms = findings.filter((finding) => findingVerdicts[finding.verdict].alarm)
  const count = (verdict: keyof typeof findingVerdicts) =>
    alarms.filter((finding) => finding.verdict === verdict).length
  return {
    alarms: alarms.slice(0, alarmsShown),
    alarmCounts: {
      all: alarms.length,
      errors: count('error'),
      conflicts: count('conflict'),
      warnings: count('warning'),
    },
    figures: {
      count: figures.count,
      years: years.length,
      first: years.at(-1)?.year ?? null,
      last: years[0]?.year ?? null,
      holdsSouth2014: years.some(({ year }) => year === 2014),
    },
    schemes: totals?.all ?? null,
    snapshots: snapshots.slice(0, snapshotsShown).map(({ id, scope, year, frozenAt }) => ({
      id,
      name: names.get(slugOf(scope)) ?? scope.code,
      year,
      frozenAt,
    })),
  }
}
