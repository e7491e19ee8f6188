import { amongOf, readAmong } from '../among.ts'
import { searchEverything } from './search-everything.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ url }) => {
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const published = url.searchParams.get('pham-vi') === 'cong-bo'
  const among = amongOf(published ? { published } : {})
  return {
    query,
    among,
    found:
      query === ''
        ? null
        : await readAmong(among, () => searchEverything(query, { schemes: 20, others: 12 })),
  }
}
