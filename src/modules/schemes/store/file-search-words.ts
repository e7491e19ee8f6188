import { sql } from 'kysely'
import { asSystem } from '#platform/db/acting.ts'
import { transact } from '#platform/db/transact.ts'

/**
 * Files the search words that a bulk act left on the pile, where each search reads past them. To be called once the act is
 * committed; the database would do it by itself within minutes.
 */
export async function fileSearchWords(): Promise<void> {
  await asSystem(() =>
    transact({ act: 'words.file' }, (tx) => sql`select search_words_file()`.execute(tx)),
  )
}
