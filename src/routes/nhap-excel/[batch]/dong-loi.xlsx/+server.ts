import { rejectedWorkbook } from '#modules/imports/api.server.ts'
import { xlsxType } from '#platform/sheets/stream-sheet.ts'
import { batchId } from '../batch-id.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ params }) => {
  const { fileName, body } = await rejectedWorkbook(batchId(params.batch))
  return new Response(body, {
    headers: {
      'content-type': xlsxType,
      'content-disposition': `attachment; filename="dong-chua-nhan.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'no-store',
    },
  })
}
