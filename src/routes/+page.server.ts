import {
  allFindings,
  findingsOf,
  listFigures,
  listFigureYears,
  listReportedFigures,
} from '#modules/indicators/api.server.ts'
import { findingVerdicts } from '#modules/indicators/model.ts'
import {
  listSnapshots,
  reportsOnOffer,
  slugOf,
  type ReportOnOffer,
} from '#modules/reports/api.server.ts'
import { isFirstAdministratorAwaited, reachOf } from '#modules/access/api.server.ts'
import { roles, type Holding } from '#modules/access/model.ts'
import { listSchemes, schemeTotals } from '#modules/schemes/api.server.ts'
import type { SchemeFilter } from '#modules/schemes/model.ts'
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
  // Figures of the whole country are the business of whoever makes reports of them, and of the public; a province looks at its own.
  const showsFigures = !locals.present || ofFigures.has(reachOf('report.read').reach)
  const provinceId = locals.present?.holding?.unit.provinceId ?? null
  const [isAwaited, workplace, figures, totals, snapshots, offered] = await Promise.all([
    locals.present ? false : isFirstAdministratorAwaited(),
    workplaceOf(locals.present),
    showsFigures ? figuresOf(provinceId) : null,
    showsFigures ? schemeTotals(ofPlace(provinceId)) : null,
    listSnapshots(),
    reportsOnOffer(),
  ])
  const names = new Map(offered.map(({ slug, name }) => [slug, name[getLocale()]]))
  const alarms = (figures?.findings ?? []).filter(({ verdict }) => findingVerdicts[verdict].alarm)
  const count = (verdict: keyof typeof findingVerdicts) =>
    alarms.filter((finding) => finding.verdict === verdict).length
  return {
    isAwaited,
    workplace,
    showsFigures,
    place: provinceId && `34-${provinceId}`,
    starts: startsFor(reportToOpen(offered, provinceId)),
    alarms: alarms.slice(0, alarmsShown),
    alarmCounts: {
      all: alarms.length,
      errors: count('error'),
      conflicts: count('conflict'),
      warnings: count('warning'),
    },
    figures: figures?.held ?? null,
    schemes: totals?.all ?? null,
    snapshots: snapshots.slice(0, snapshotsShown).map(({ id, scope, year, frozenAt }) => ({
      id,
      name: names.get(slugOf(scope)) ?? scope.code,
      year,
      frozenAt,
    })),
  }
}

const ofPlace = (provinceId: string | null): SchemeFilter =>
  provinceId === null ? {} : { province: { list: 34, code: provinceId } }

/** How many figures are held, of the country or of a province, and what is found in them. */
async function figuresOf(provinceId: string | null) {
  const filter = provinceId === null ? {} : { provinceId }
  const page = { sort: 'year', descending: true, offset: 0, limit: 1 } as const
  const [{ count }, years, findings] = await Promise.all([
    listFigures(filter, page),
    listFigureYears(filter),
    provinceId === null
      ? allFindings()
      : listReportedFigures(filter).then((all) => findingsOf(all.map(({ id }) => id))),
  ])
  const held = {
    count,
    years: years.length,
    first: years.at(-1)?.year ?? null,
    last: years[0]?.year ?? null,
  }
  return { held, findings }
}

/** The report to begin with: of one's own province, or the one the product is shown by. */
function reportToOpen(offered: readonly ReportOnOffer[], provinceId: string | null) {
  const isWanted = ({ scope, years }: ReportOnOffer) =>
    provinceId === null
      ? slugOf(scope) === 'vung-NAM' && years.some(({ year }) => year === 2014)
      : scope.kind === 'province34' && scope.code === provinceId
  const found = offered.find(isWanted)
  const year = provinceId === null ? 2014 : found?.years[0]?.year
  return found && year !== undefined
    ? { href: `/bao-cao/${found.slug}/${year}`, name: found.name[getLocale()], year }
    : null
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
