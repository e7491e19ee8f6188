import { listRules, listTerms } from '#modules/privacy/api.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' })
  return { rules: await listRules(), terms: await listTerms() }
}
