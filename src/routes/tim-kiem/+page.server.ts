import { searchEverything } from './search-everything.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  return {
    query,
    found: query === '' ? null : await searchEverything(query, { schemes: 20, others: 12 }),
  }
}
