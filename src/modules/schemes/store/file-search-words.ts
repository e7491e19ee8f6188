import { sql } from 'kysely'
import { fileNameWords } from '#modules/establishments/api.server.ts'
import { read } from '#platform/db/transact.ts'

/**
 * Files the search words that a bulk act left on the pile, where each search reads past them. To be called once the act is
 * committed; the database would do it by itself within minutes.
 */
export async function fileSearchWords(): Promise<void> {
  await read('scheme.read', (db) =>
    sql`select gin_clean_pending_list('scheme_by_words')`.execute(db),
  )
  await fileNameWords()
}
