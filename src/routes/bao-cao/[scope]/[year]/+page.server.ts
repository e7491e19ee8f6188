import { redirect } from '@sveltejs/kit'
import { Failure } from '#core/failure.ts'
import {
  freezeReport,
  listSnapshots,
  mayFreeze,
  mostReason,
  reportTables,
  schemeTable,
  writeProse,
} from '#modules/reports/api.server.ts'
import { guardedForm } from '#platform/session/text-guard.ts'
import { m } from '#text/generated/messages.js'
import { getLocale } from '#text/generated/runtime.js'
import { leaveNotice } from '#ui/page/flash.ts'
import { to } from '#ui/to.ts'
import { askedReport, reportAt } from '../../asked.ts'
import { lookupOf, showFindings, showProse, showTable } from '../../present.ts'
import { barsOf, slopeOf } from './charts.ts'
import { notRestatedLines } from './not-restated.ts'
import { provinceMap } from './province-map.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, url }) => {
  const language = getLocale()
  const report = await reportAt(params, url.searchParams)
  const { scope, year, view } = report
  const [schemes, snapshots] = await Promise.all([
    schemeTable({ scope, year, view }),
    listSnapshots(askedReport(params, url.searchParams)),
  ])
  const find = lookupOf(report)
  const prose = writeProse(report, language)
  const alarms = report.findings.filter(({ verdict }) => verdict !== 'incomplete')
  return {
    slug: params.scope,
    name: report.name[language],
    year,
    view,
    abstract: prose.abstract,
    prose: showProse(prose, find, showFindings(report, language)),
    isClean: report.findings.length === 0,
    alarms: alarms.length,
    // Every figure has a page of its own: here it would be a third of the page, closed.
    figureCount: report.figures.length,
    tables: reportTables(report, schemes)
      .filter(({ id }) => id !== 'so-lieu')
      .map((table) => showTable(table, language, find)),
    bars: {
      reported: barsOf(report, 'reported', language),
      schemes: barsOf(report, 'schemes', language),
    },
    slope: slopeOf(report, language),
    evenness: report.evenness
      .filter(({ over }) => over === 'province')
      .map(({ label, column, origin, known, members, gini, theil, lorenz }) => ({
        label: label[language],
        year: column.year,
        origin,
        known,
        members,
        gini,
        theil,
        lorenz,
      })),
    map: provinceMap(report, language),
    notRestated: notRestatedLines(report, language),
    snapshots,
    mayFreeze: mayFreeze(scope),
  }
}

export const actions: Actions = {
  freeze: async ({ request, params, url, cookies }) => {
    const { form } = guardedForm(await request.formData())
    const [key, reason] = [form.get('key'), form.get('reason')]
    if (typeof key !== 'string' || key === '') throw new Failure('invalid', 'no idempotency key')
    const said = typeof reason === 'string' ? reason.slice(0, mostReason) : ''
    const { id } = await freezeReport({
      ...askedReport(params, url.searchParams),
      key,
      reason: said,
    })
    leaveNotice(cookies, { tone: 'ok', text: m.reports_frozen_done() })
    redirect(303, to(`/bao-cao/dong-bang/${id}`))
  },
}
