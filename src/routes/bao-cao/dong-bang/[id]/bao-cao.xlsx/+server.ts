import { reportSheets } from '#modules/reports/api.server.ts'
import { writeWorkbook } from '#platform/sheets/write-workbook.ts'
import { getLocale } from '#text/generated/runtime.js'
import { download } from '../../../download.ts'
import { snapshotAt } from '../snapshot-at.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ params }) => {
  const { snapshot, held } = await snapshotAt(params.id)
  const sheets = reportSheets(held.report, held.schemes, getLocale())
  return download(await writeWorkbook(sheets), held.report, 'xlsx', snapshot.hash)
}
