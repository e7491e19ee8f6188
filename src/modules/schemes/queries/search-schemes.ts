import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import { readPlacedQuery } from '#modules/territory/api.server.ts'
import type { PlacedQuery, UnderstoodPlace } from '#modules/territory/model.ts'
import type { SchemeFilter } from '../model.ts'
import { correctedExpression, narrowsNothing, searchExpression } from '../domain/search-query.ts'
import { askedAt, lyingThere, type AskedWords } from './asked-words.ts'
import { correctWords, wordsOnRecord } from './correct-words.ts'
import { schemeWhere } from './filter-sql.ts'
import { listColumns, toListRow, type SchemeListRow } from './list-schemes.ts'

/** Why a search answers with other words than were asked: misspelt, found in other places only, or never found together. */
export type ReadBecause = 'spelling' | 'elsewhere' | 'fewerWords'

/** What a search of the register found. */
export type FoundSchemes = {
  readonly rows: readonly SchemeListRow[]
  /** How the query was read when no scheme answered it as typed. */
  readonly readAs: { readonly words: string; readonly because: ReadBecause } | undefined
  /** The places the schemes lie in or name; none when they were found by words alone. */
  readonly understood: readonly UnderstoodPlace[]
  /** What was asked, for searching other records alike. */
  readonly asked: AskedWords
  /** The filter of the list that shows them all. */
  readonly list: Pick<SchemeFilter, 'q' | 'wordsOnly'> | undefined
}

type Attempt = {
  readonly asked: AskedWords
  readonly readAs?: FoundSchemes['readAs']
  readonly list: NonNullable<FoundSchemes['list']>
}

type Next = () => Promise<Attempt | undefined> | Attempt | undefined

/**
 * The latest schemes that answer a query, those of a place it names before those that only name it, too. What nothing
 * answers is tried with the words most alike, then elsewhere, then without the words that no scheme has.
 */
export async function searchSchemes(text: string, limit: number): Promise<FoundSchemes> {
  const placed = readPlacedQuery(text)
  const asked = placed ? askedAt(placed) : asWords(text)
  const nothing = { rows: [], readAs: undefined, understood: [], asked, list: undefined }
  if (asked.expression === '' && asked.groups.length === 0) return nothing
  const attempts = placed
    ? attemptsAt(text, placed)
    : [asTyped(text), () => respelt(text), () => withFewerWords(text, 'fewerWords')]
  for (const next of attempts) {
    const attempt = await next()
    const rows = attempt ? await schemesOf(attempt.asked, limit) : []
    if (!attempt || rows.length === 0) continue
    const { readAs, list } = attempt
    const understood = [...new Set(attempt.asked.groups.flat())].map((place) => place.understood)
    return { rows, readAs, list, understood, asked: placed ? asked : attempt.asked }
  }
  return nothing
}

function asWords(text: string): AskedWords {
  return { expression: searchExpression(text), groups: [] }
}

// A query that is nothing but a place is never read as other words: `ha tay` is no slip of `hai tay`.
function attemptsAt(text: string, placed: PlacedQuery): readonly Next[] {
  const { rest } = placed
  const inPlace: Next = () => ({ asked: askedAt(placed), list: { q: text } })
  if (narrowsNothing(rest)) return [inPlace]
  return [
    inPlace,
    asTyped(text),
    () => respelt(rest, placed),
    () => ({
      asked: asWords(rest),
      readAs: { words: rest, because: 'elsewhere' },
      list: byWords(rest),
    }),
    () => withFewerWords(rest, 'elsewhere'),
  ]
}

function asTyped(text: string): Next {
  return () => ({ asked: asWords(text), list: byWords(text) })
}

// The list must not understand a place where the search did not.
function byWords(q: string): Attempt['list'] {
  return readPlacedQuery(q) ? { q, wordsOnly: true } : { q }
}

async function respelt(text: string, placed?: PlacedQuery): Promise<Attempt | undefined> {
  const words = await correctWords(text)
  if (!words) return undefined
  const spelt = words.map((choices) => choices[0]).join(' ')
  const named = placed?.places.map((place) => place.named).join(' ') ?? ''
  const said = placed ? `${spelt} ${named}` : spelt
  return {
    asked: { expression: correctedExpression(words), groups: placed?.groups ?? [] },
    readAs: { words: said, because: 'spelling' },
    list: placed ? { q: said } : byWords(said),
  }
}

async function withFewerWords(text: string, because: ReadBecause): Promise<Attempt | undefined> {
  const words = (await wordsOnRecord(text)).join(' ')
  return words === ''
    ? undefined
    : {
        asked: asWords(words),
        readAs: { words, because },
        list: byWords(words),
      }
}

async function schemesOf(asked: AskedWords, limit: number): Promise<readonly SchemeListRow[]> {
  const first = asked.groups.length > 0 ? sql`${lyingThere(asked)} desc,` : sql``
  const { rows } = await read('scheme.read', (db, standing) =>
    sql<Parameters<typeof toListRow>[0]>`
      select ${listColumns} from scheme where ${schemeWhere({}, standing, asked)}
      order by ${first} year desc nulls last, id limit ${limit}`.execute(db),
  )
  return rows.map(toListRow)
}
