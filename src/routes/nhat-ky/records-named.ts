import { searchEstablishments } from '#modules/establishments/api.server.ts'
import { listSchemes, searchSchemes } from '#modules/schemes/api.server.ts'

const most = 200

/**
 * The records words mean: an identifier as it stands, schemes by their title, deleted ones too, establishments by their name.
 * Only what the reader may see is found.
 */
export async function recordsNamed(words: string): Promise<string[]> {
  const [found, deleted] = await Promise.all([
    searchSchemes(words, most),
    listSchemes({ filter: { q: words, deleted: true }, sort: '-nam', page: 1, size: most }),
  ])
  const establishments = await searchEstablishments(found.asked, most)
  return [words, ...[...found.rows, ...deleted.rows, ...establishments].map(({ id }) => id)]
}
