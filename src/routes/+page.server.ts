import { allFindings, listFigures, listFigureYears } from '#modules/indicators/api.server.ts'
import { findingVerdicts } from '#modules/indicators/model.ts'
import { listSnapshots, reportsOnOffer, slugOf } from '#modules/reports/api.server.ts'
import { reachOf } from '#modules/access/api.server.ts'
import { roles, type Holding } from '#modules/access/model.ts'
import { listSchemes, schemeTotals } from '#modules/schemes/api.server.ts'
import type { Present } from '#door/who.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import type { PageServerLoad } from './$types'
import { startsFor } from './workplace/starts.ts'
import { waitingFor } from './workplace/waiting.ts'

const alarmsShown = 5
const snapshotsShown = 5
const schemesShown = 5

export const load: PageServerLoad = async ({ locals }) => {
  // Figures of the whole country are the business of whoever makes reports of them, and of the public.
  const showsFigures = !locals.present || ofFigures.has(reachOf('report.read').reach)
  const [workplace, findings, figures, years, totals, snapshots, offered] = await Promise.all([
    workplaceOf(locals.present),
    showsFigures ? allFindings() : [],
    listFigures({}, { sort: 'year', descending: true, offset: 0, limit: 1 }),
    listFigureYears(),
    showsFigures ? schemeTotals({}) : null,
    listSnapshots(),
    reportsOnOffer(),
  ])
  const names = new Map(offered.map(({ slug, name }) => [slug, name[getLocale()]]))
  const alarms = findings.filter((finding) => findingVerdicts[finding.verdict].alarm)
  const count = (verdict: keyof typeof findingVerdicts) =>
    alarms.filter((finding) => finding.verdict === verdict).length
  const holdsSouth2014 = years.some(({ year }) => year === 2014)
  return {
    workplace,
    showsFigures,
    starts: startsFor({ holdsSouth2014 }),
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

/** What is only whoever acts' own: what waits for them, and the schemes within their reach changed last. */
async function workplaceOf(present: Present | null) {
  if (!present) return null
  const { holding, session } = present
  const [waiting, schemes] = await Promise.all([waitingFor(session.personId), lastSchemes()])
  return {
    role: holding && nameOf(holding),
    unit: holding?.unit.name ?? null,
    isOfEstablishment: reachOf('scheme.read').reach === 'own',
    waiting,
    schemes,
  }
}

const nameOf = ({ role, onBehalf }: Holding) => {
  const name = roles[role][getLocale()]
  return onBehalf ? m.people_on_behalf({ role: name, name: onBehalf.name }) : name
}

const ofFigures = new Set(['aggregates', 'province', 'region', 'nation'])

async function lastSchemes() {
  const { reach } = reachOf('scheme.read')
  if (reach === 'published') return null
  const { rows, matched, isExact } = await listSchemes({
    filter: {},
    sort: '-cap-nhat',
    page: 1,
    size: schemesShown,
  })
  return {
    matched,
    isExact,
    rows: rows.map(({ id, title, status, updatedAt }) => ({ id, title, status, updatedAt })),
  }
}
