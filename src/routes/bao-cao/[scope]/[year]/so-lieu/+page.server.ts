import { figuresTable, writeProse } from '#modules/reports/api.server.ts'
import { getLocale } from '#text/generated/runtime.js'
import { reportAt } from '../../../asked.ts'
import { lookupOf, showTable } from '../../../present.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ params, url }) => {
  const language = getLocale()
  const report = await reportAt(params, url.searchParams)
  return {
    report: {
      href: `/bao-cao/${params.scope}/${report.year}${report.view === 'today' ? '?xem=today' : ''}`,
      name: `${report.name[language]}, ${String(report.year)}`,
      title: writeProse(report, language).abstract,
    },
    table: showTable(figuresTable(report), language, lookupOf(report)),
  }
}
