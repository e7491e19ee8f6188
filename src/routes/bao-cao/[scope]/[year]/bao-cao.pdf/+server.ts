import { reportLetter, schemeTable } from '#modules/reports/api.server.ts'
import { asPdf } from '#platform/letters/as-pdf.ts'
import { getLocale } from '#text/generated/runtime.js'
import { reportAt } from '../../../asked.ts'
import { download } from '../../../download.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ params, url }) => {
  const report = await reportAt(params, url.searchParams)
  const letter = reportLetter(report, await schemeTable(report), getLocale())
  return download(await asPdf(letter), report, 'pdf')
}
