import { reportSheets, schemeTable } from '#modules/reports/api.server.ts'
import { writeWorkbook } from '#platform/sheets/write-workbook.ts'
import { getLocale } from '#text/generated/runtime.js'
import { reportAt } from '../../../asked.ts'
import { download } from '../../../download.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ params, url }) => {
  const report = await reportAt(params, url.searchParams)
  return download(
    await writeWorkbook(reportSheets(report, await schemeTable(report), getLocale())),
    report,
    'xlsx',
  )
}
