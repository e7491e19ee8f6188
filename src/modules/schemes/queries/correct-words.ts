import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import { searchTerms } from '../domain/search-query.ts'

const choices = 3
const alike = 0.35
const shortestWord = 2
// Shorter words and numbers are not learnt: they are alike to too many, and stay as typed.
const shortestLearnt = 3

/**
 * For each word of a query, the words on record it may have been meant to be: itself when it occurs, else the most alike.
 * `undefined` when nothing would change, or a word is like none.
 */
export async function correctWords(
  text: string,
): Promise<readonly (readonly string[])[] | undefined> {
  const terms = searchTerms(text).filter(({ means }) => means === undefined)
  if (terms.length === 0) return undefined
  const words = terms.map(({ word }) => word)
  const { rows } = await read('scheme.read', (db) =>
    sql<{ found: string[]; known: boolean }>`
      select length(asked) < ${shortestLearnt} or asked ~ '[0-9]'
        or exists (select 1 from search_word where word = asked) as known,
        array(select word from search_word where word % asked and similarity(word, asked) >= ${alike}
          group by word order by similarity(word, asked) desc, word limit ${choices}) as found
      from unnest(${words}::text[]) with ordinality a (asked, n) order by n`.execute(db),
  )
  if (
    rows.every(({ known }) => known) ||
    rows.some(({ known, found }) => !known && found.length === 0)
  )
    return undefined
  return rows.map(({ known, found }, index) => (known ? [words[index] ?? ''] : found))
}

/** The words of a query that some scheme has, in its order. */
export async function wordsOnRecord(text: string): Promise<readonly string[]> {
  const words = searchTerms(text)
    .map(({ word }) => word)
    .filter((word) => word.length >= shortestWord)
  const { rows } = await read('scheme.read', (db) =>
    sql<{ word: string }>`
      select asked as word from unnest(${words}::text[]) with ordinality a (asked, n)
      where exists (select 1 from scheme where deleted_at is null and search_tsv @@ asked::tsquery)
      order by n`.execute(db),
  )
  return rows.map(({ word }) => word)
}
