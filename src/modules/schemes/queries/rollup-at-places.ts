import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import { provinceIdOf } from '#modules/territory/api.server.ts'
import type { ActivityKind, FundTier, MoneySource } from '../model.ts'

/** A place of a list in a year. */
export type PlaceInYear = {
  readonly year: number
  readonly list: 63 | 34
  readonly code: string
}

/** The part of the roll-up asked for: years, and in each the places; `places: null` is the whole nation. */
export type AskedPlaces = {
  readonly years: readonly number[]
  readonly places: readonly PlaceInYear[] | null
}

/** Known sums of some schemes; `known` counts those whose amount is known. */
export type RollupSums = {
  readonly schemes: number
  readonly plannedDong: bigint
  readonly plannedKnown: number
  readonly actualDong: bigint
  readonly actualKnown: number
}

/** Sums of a place in a year; `source` is `null` on the row that counts each scheme once with all its support. */
export type PlaceSums = RollupSums & {
  readonly place: { readonly list: 63 | 34; readonly code: string }
  readonly year: number
  readonly fundTier: FundTier | null
  readonly activityKind: ActivityKind | null
  readonly source: MoneySource | null
}

/** Sums of one kind of activity in a year over all places asked for. */
export type KindSums = RollupSums & {
  readonly year: number
  readonly activityKind: ActivityKind | null
}

type Row = {
  schemes: bigint
  planned_dong: string
  planned_known: bigint
  actual_dong: string
  actual_known: bigint
  list: 63 | 34
  code: string
  year: number
  fund_tier: FundTier | null
  activity_kind: ActivityKind | null
  source: MoneySource | null
}

const sums = sql`sum(schemes) as schemes, sum(planned_dong)::text as planned_dong, sum(planned_known) as planned_known,
  sum(actual_dong)::text as actual_dong, sum(actual_known) as actual_known`

/** The kept sums of places by year, tier and source, and of all of them together by kind; one statement for both. */
export async function rollupAtPlaces(
  asked: AskedPlaces,
): Promise<{ readonly byPlace: PlaceSums[]; readonly byKind: KindSums[] }> {
  const { rows } = await read('report.read', (db) =>
    sql<Row & { is_by_kind: number }>`
      select place_list as list, place_code as code, year, fund_tier, activity_kind, source, ${sums},
        grouping(place_code) as is_by_kind
      from scheme_rollup ${within(asked)}
      group by grouping sets ((place_list, place_code, year, fund_tier, source), (year, activity_kind, source))
      having sum(schemes) > 0`.execute(db),
  )
  return {
    byPlace: rows.filter((row) => row.is_by_kind === 0).map(asPlaceSums),
    byKind: rows
      .filter((row) => row.is_by_kind === 1 && row.source === null)
      .map((row) => ({ year: row.year, activityKind: row.activity_kind, ...asSums(row) })),
  }
}

/** The kept sums of places by year, kind and source, whatever the tier. */
export async function rollupByKindAtPlaces(asked: AskedPlaces): Promise<PlaceSums[]> {
  const { rows } = await read('report.read', (db) =>
    sql<Row>`
      select place_list as list, place_code as code, year, null as fund_tier, activity_kind, source, ${sums}
      from scheme_rollup ${within(asked)}
      group by place_list, place_code, year, activity_kind, source
      having sum(schemes) > 0`.execute(db),
  )
  return rows.map(asPlaceSums)
}

/**
 * How many different establishments were supported in a year in each group of places, by the name of the group.
 * Counted in the group at once: one supported in two places of it counts once.
 */
export async function supportedInGroups(
  year: number,
  groups: ReadonlyMap<string, readonly { readonly list: 63 | 34; readonly code: string }[]>,
): Promise<ReadonlyMap<string, number>> {
  const places = [...groups].flatMap(([group, own]) => own.map((place) => ({ group, ...place })))
  const { rows } = await read('report.read', (db) =>
    sql<{ grouped: string; supported: bigint }>`
      select g as grouped, count(distinct establishment_id) as supported
      from establishment_support
      join unnest(${places.map(({ group }) => group)}::text[], ${places.map(({ list }) => list)}::smallint[],
        ${places.map(({ code }) => code)}::text[]) as p(g, l, c) on place_list = l and place_code = c
      where year = ${year} and province_id = any(${idsOf(places)}::text[]) and refs > 0
      group by g`.execute(db),
  )
  return new Map(rows.map(({ grouped, supported }) => [grouped, Number(supported)]))
}

// Every place belongs to the nation; of others today's provinces lead into the index, the places decide.
function within({ years, places }: AskedPlaces) {
  if (places === null) return sql`where year = any(${[...years]}::smallint[])`
  return sql`join unnest(${places.map(({ year }) => year)}::smallint[], ${places.map(({ list }) => list)}::smallint[],
      ${places.map(({ code }) => code)}::text[]) as p(y, l, c)
      on year = y and place_list = l and place_code = c
    where year = any(${[...years]}::smallint[]) and province_id = any(${idsOf(places)}::text[])`
}

const idsOf = (places: readonly { readonly list: 63 | 34; readonly code: string }[]) => [
  ...new Set(places.map((place) => provinceIdOf(place))),
]

const asSums = (row: Row): RollupSums => ({
  schemes: Number(row.schemes),
  plannedDong: BigInt(row.planned_dong),
  plannedKnown: Number(row.planned_known),
  actualDong: BigInt(row.actual_dong),
  actualKnown: Number(row.actual_known),
})

const asPlaceSums = (row: Row): PlaceSums => ({
  place: { list: row.list, code: row.code },
  year: row.year,
  fundTier: row.fund_tier,
  activityKind: row.activity_kind,
  source: row.source,
  ...asSums(row),
})
