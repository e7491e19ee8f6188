import { sql, type RawBuilder } from 'kysely'
import { lyingIn, lyingInParts, readPlacedQuery } from '#modules/territory/api.server.ts'
import type { NamedPlace, PlacedQuery, UnderstoodPlace } from '#modules/territory/model.ts'
import type { SchemeFilter } from '../model.ts'
import { narrowsNothing, searchExpression, wholeExpression } from '../domain/search-query.ts'

type Sql = RawBuilder<unknown>

/** What a query asks of the register: words, and places to lie in. */
export type AskedWords = {
  /** The words as PostgreSQL reads them; empty when there are none. */
  readonly expression: string
  /** A scheme must lie in one place of every group, or name it. */
  readonly groups: PlacedQuery['groups']
}

/** How the query of a filter is understood: every list, count, sum and export of schemes asks this. */
export function askedWords({ q = '', wordsOnly }: SchemeFilter): AskedWords {
  const placed = wordsOnly ? undefined : readPlacedQuery(q)
  return placed ? askedAt(placed) : { expression: searchExpression(q), groups: [] }
}

/** The same of a query that names places. */
export function askedAt({ rest, isHalfTyped, groups }: PlacedQuery): AskedWords {
  const expression = narrowsNothing(rest)
    ? ''
    : isHalfTyped
      ? searchExpression(rest)
      : wholeExpression(rest)
  return { expression, groups }
}

/** The places that the query of a filter was understood to name, for a reader to see. */
export function understoodPlaces({ q = '', wordsOnly }: SchemeFilter): readonly UnderstoodPlace[] {
  const placed = wordsOnly ? undefined : readPlacedQuery(q)
  return placed?.places.map(({ understood }) => understood) ?? []
}

/** The condition on the rows of `scheme`; of a query without a place, its words alone. */
export function wordsWhere({ expression, groups }: AskedWords, isThere: Sql): Sql {
  const words = sql`search_tsv @@ ${expression}::tsquery`
  if (groups.length === 0) return expression === '' ? sql`false` : words
  const among = expression === '' ? isThere : sql`${isThere} and ${words}`
  return sql.join(
    groups.map((places) => atOneOf(places, among)),
    sql` and `,
  )
}

// The schemes there and those that name it are found apart, each by its index, before they are put in order. As one
// condition with `or` the planner takes them for many, and reads the register in order until a page is full.
function atOneOf(places: readonly NamedPlace[], among: Sql): Sql {
  const found = places.flatMap((place) => [
    ...lyingInParts(place.ground),
    sql`${namesPlace(place)} and ${lyingIn(place.ground)} is not true`,
  ])
  return sql`id = any (array(${sql.join(
    found.map((condition) => sql`select id from scheme where ${among} and ${condition}`),
    sql` union all `,
  )}))`
}

/** Whether the rows lie in a place of every group, whatever they say: those come first. A place not known is not there. */
export function lyingThere({ groups }: AskedWords): Sql {
  const inOneOf = (places: readonly NamedPlace[]) =>
    sql`(${sql.join(
      places.map(({ ground }) => lyingIn(ground)),
      sql` or `,
    )})`
  return sql`((${sql.join(groups.map(inOneOf), sql` and `)}) is true)`
}

// A name in one piece: `Hà Nam` is not in `tấm ốp nano … Hà Tĩnh, miền Nam`. The words lead into the index.
function namesPlace({ spellings }: NamedPlace): Sql {
  const expression = spellings.map((words) => `(${words.split(' ').join('&')})`).join('|')
  const pieces = spellings.map((words) => `% ${words} %`)
  return sql`(search_tsv @@ ${expression}::tsquery and
    ' ' || vn_norm(concat_ws(' | ', title, establishment_names, place_detail, implementer, document_number)) || ' '
    like any (${pieces}::text[]))`
}
