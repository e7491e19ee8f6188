import { sql, type RawBuilder } from 'kysely'
import { read } from '#platform/db/transact.ts'
import { readPlacedQuery, type PlacedQuery } from '#modules/territory/api.server.ts'
import type { PlaceFilter } from '../model.ts'
import { correctedExpression, searchExpression } from '../domain/search-query.ts'
import { correctWords, wordsOnRecord } from './correct-words.ts'
import { placeWhere, schemeWhere } from './filter-sql.ts'
import { listColumns, toListRow, type SchemeListRow } from './list-schemes.ts'

/** Why a search answers with other words than were asked: misspelt, found in other places only, or never found together. */
export type ReadBecause = 'spelling' | 'elsewhere' | 'fewerWords'

/** What a search of the register found. */
export type FoundSchemes = {
  readonly rows: readonly SchemeListRow[]
  /** How the query was read when no scheme answered it as typed. */
  readonly readAs: { readonly words: string; readonly because: ReadBecause } | undefined
  /** The expression that found them, for searching other records alike. */
  readonly expression: string
  /** The filter of the list that shows them all; none when several provinces are meant. */
  readonly list: { readonly q?: string; readonly province?: PlaceFilter } | undefined
}

type Attempt = {
  readonly expression: string
  /** The place the schemes must be of, or whose name they must hold. */
  readonly placed?: PlacedQuery
  readonly readAs?: FoundSchemes['readAs']
  readonly q: string
}

/**
 * The latest schemes that answer a query. A place among the words means the schemes of that place; what nothing
 * answers is tried with the words most alike, then elsewhere, then without the words that no scheme has.
 */
export async function searchSchemes(text: string, limit: number): Promise<FoundSchemes> {
  const expression = searchExpression(text)
  if (expression === '') return { rows: [], readAs: undefined, expression, list: undefined }
  const placed = readPlacedQuery(text)
  const attempts = placed
    ? attemptsAt(text, placed)
    : [asTyped(text), () => respelt(text), () => withFewerWords(text, 'fewerWords')]
  for (const next of attempts) {
    const attempt = await next()
    const rows = attempt ? await schemesOf(attempt, limit) : []
    if (attempt && rows.length > 0) return found(rows, attempt, placed ? expression : undefined)
  }
  return { rows: [], readAs: undefined, expression, list: undefined }
}

type Next = () => Promise<Attempt | undefined> | Attempt | undefined

// A query that is nothing but a place is never read as other words: `ha tay` is no slip of `hai tay`.
function attemptsAt(text: string, placed: PlacedQuery): readonly Next[] {
  const { rest } = placed
  const inPlace: Next = () => ({ expression: searchExpression(rest), placed, q: rest })
  if (rest === '') return [inPlace]
  return [
    inPlace,
    asTyped(text),
    () => respelt(rest, placed),
    () => ({
      expression: searchExpression(rest),
      readAs: { words: rest, because: 'elsewhere' },
      q: rest,
    }),
    () => withFewerWords(rest, 'elsewhere'),
  ]
}

function asTyped(text: string): Next {
  return () => ({ expression: searchExpression(text), q: text })
}

async function respelt(text: string, placed?: PlacedQuery): Promise<Attempt | undefined> {
  const words = await correctWords(text)
  if (!words) return undefined
  const spelt = words.map((choices) => choices[0]).join(' ')
  return {
    expression: correctedExpression(words),
    ...(placed && { placed }),
    readAs: { words: placed ? `${spelt} ${placed.named}` : spelt, because: 'spelling' },
    q: spelt,
  }
}

async function withFewerWords(text: string, because: ReadBecause): Promise<Attempt | undefined> {
  const words = (await wordsOnRecord(text)).join(' ')
  return words === ''
    ? undefined
    : { expression: searchExpression(words), readAs: { words, because }, q: words }
}

function found(
  rows: readonly SchemeListRow[],
  { expression, placed, readAs, q }: Attempt,
  asked: string | undefined,
): FoundSchemes {
  const province = placed && onlyProvinceOf(placed)
  return {
    rows,
    readAs,
    // Establishments are found by their names, which may hold a place.
    expression: placed ? (asked ?? expression) : expression,
    list:
      placed && !province
        ? undefined
        : { ...(q !== '' && { q }), ...(province && { province: keyOf(province) }) },
  }
}

// A name on both maps is one place: that of today, which holds the ground of the other.
function onlyProvinceOf({ provinces }: PlacedQuery): PlaceFilter | undefined {
  const today = provinces.find(({ list }) => list === 34)
  if (today && provinces.every(({ mergedInto }) => mergedInto === today.code)) return today
  return provinces.length === 1 ? provinces[0] : undefined
}

function keyOf({ list, code }: PlaceFilter): PlaceFilter {
  return { list, code }
}

async function schemesOf(
  { expression, placed }: Attempt,
  limit: number,
): Promise<readonly SchemeListRow[]> {
  const words = expression === '' ? {} : { q: expression }
  const there = placed && sql`(${sql.join(placed.provinces.map(placeWhere), sql` or `)})`
  const { rows } = await read((db) =>
    sql<Parameters<typeof toListRow>[0]>`
      select ${listColumns} from scheme where ${schemeWhere(words, expression)}
      ${placed && there ? sql`and (${there} or ${namesPlace(placed)})` : sql``}
      order by ${there ? sql`${there} desc,` : sql``} year desc nulls last, id limit ${limit}`.execute(
      db,
    ),
  )
  return rows.map(toListRow)
}

// The name in one piece: `Hà Nam` is not in `tấm ốp nano … Hà Tĩnh, miền Nam`.
function namesPlace({ named }: PlacedQuery): RawBuilder<unknown> {
  return sql`(search_tsv @@ to_tsquery('simple', ${searchExpression(named)}) and
    ' ' || vn_norm(concat_ws(' | ', title, establishment_names, place_detail, implementer)) || ' ' like ${`% ${named} %`})`
}
