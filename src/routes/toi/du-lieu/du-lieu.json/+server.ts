import { ownData, rulesInForce } from '#modules/privacy/api.server.ts'
import { requireSession } from '#platform/sign-in/require-session.ts'
import { copyOfData } from '../copy-of-data.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const { personId } = requireSession(event)
  const data = copyOfData(await ownData(personId, 'taken away'), await rulesInForce())
  return new Response(`${JSON.stringify(data, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="du-lieu-ve-toi.json"',
      'cache-control': 'no-store',
    },
  })
}
