import { reportLetter } from '#modules/reports/api.server.ts'
import { asDocx } from '#platform/letters/as-docx.ts'
import { getLocale } from '#text/generated/runtime.js'
import { download } from '../../../download.ts'
import { snapshotAt } from '../snapshot-at.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ params }) => {
  const { snapshot, held } = await snapshotAt(params.id)
  const language = getLocale()
  const letter = reportLetter(held.report, held.schemes, language, held.prose[language])
  return download(await asDocx(letter), held.report, 'docx', snapshot.hash)
}
