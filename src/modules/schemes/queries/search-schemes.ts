import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import { correctedExpression, searchExpression } from '../domain/search-query.ts'
import { correctWords } from './correct-words.ts'
import { schemeWhere } from './filter-sql.ts'
import { listColumns, toListRow, type SchemeListRow } from './list-schemes.ts'

/** What a search of the register found. */
export type FoundSchemes = {
  readonly rows: readonly SchemeListRow[]
  /** How the query was read when no scheme had its words: the words on record most like them. */
  readonly readAs: string | undefined
  /** The expression that found them, for searching other records alike. */
  readonly expression: string
}

/** The latest schemes that have every word of a query; words that no scheme has are read as the ones most alike. */
export async function searchSchemes(text: string, limit: number): Promise<FoundSchemes> {
  const expression = searchExpression(text)
  if (expression === '') return { rows: [], readAs: undefined, expression }
  const rows = await schemesWith(expression, limit)
  if (rows.length > 0) return { rows, readAs: undefined, expression }
  const words = await correctWords(text)
  if (!words) return { rows, readAs: undefined, expression }
  const corrected = correctedExpression(words)
  return {
    rows: await schemesWith(corrected, limit),
    readAs: words.map((choices) => choices[0]).join(' '),
    expression: corrected,
  }
}

async function schemesWith(expression: string, limit: number): Promise<SchemeListRow[]> {
  const { rows } = await read((db) =>
    sql<Parameters<typeof toListRow>[0]>`
      select ${listColumns} from scheme where ${schemeWhere({ q: expression }, expression)}
      order by year desc nulls last, id limit ${limit}`.execute(db),
  )
  return rows.map(toListRow)
}
