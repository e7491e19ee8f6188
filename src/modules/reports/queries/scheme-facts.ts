import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import { findProvince } from '#modules/territory/api.server.ts'
import { yearsOf } from '../model.ts'
import type { ReportFrame } from '../domain/report-frame.ts'
import type { KindFact, SchemeFact, SchemeSums } from '../domain/scheme-fact.ts'
import type { TableFact } from '../domain/scheme-rows.ts'

type SumRow = {
  schemes: bigint
  planned_dong: string
  planned_known: bigint
  actual_dong: string
  actual_known: bigint
}
type FactRow = SumRow & {
  list: 63 | 34
  code: string
  year: number
  fund_tier: 'national' | 'local' | null
  activity_kind: string | null
  source: string | null
}

const sums = sql`sum(schemes) as schemes, sum(planned_dong)::text as planned_dong, sum(planned_known) as planned_known,
  sum(actual_dong)::text as actual_dong, sum(actual_known) as actual_known`

/** What the scheme register's roll-up holds of the report's places and years, by place and by kind. */
export async function schemeFactsOf(
  frame: ReportFrame,
): Promise<{ schemeFacts: SchemeFact[]; kindFacts: KindFact[] }> {
  const years = yearsOf(frame.year)
  const { rows } = await read((db) =>
    sql<FactRow & { by_kind: number }>`
      select place_list as list, place_code as code, year, fund_tier, activity_kind, source, ${sums},
        grouping(place_code) as by_kind
      from scheme_rollup ${within(frame, years)}
      group by grouping sets ((place_list, place_code, year, fund_tier, source), (year, activity_kind, source))
      having sum(schemes) > 0`.execute(db),
  )
  return {
    schemeFacts: rows.filter((row) => row.by_kind === 0).map(asFact),
    kindFacts: rows
      .filter((row) => row.by_kind === 1 && row.source === null)
      .map((row) => ({ year: row.year, activityKind: row.activity_kind, ...asSums(row) })),
  }
}

/** The register of the report's year by place, kind and source, for the tables. */
export async function tableFactsOf(frame: ReportFrame): Promise<TableFact[]> {
  const { rows } = await read((db) =>
    sql<FactRow>`
      select place_list as list, place_code as code, year, null as fund_tier, activity_kind, source, ${sums}
      from scheme_rollup ${within(frame, [frame.year])}
      group by place_list, place_code, year, activity_kind, source
      having sum(schemes) > 0`.execute(db),
  )
  return rows.map((row) => ({ ...asFact(row), activityKind: row.activity_kind }))
}

/** Only the places a row of the report counts, in the years given; every place belongs to the nation. */
function within(frame: ReportFrame, asked: readonly number[]) {
  if (frame.scope.kind === 'nation') return sql`where year = any(${[...asked]}::smallint[])`
  const { years, lists, codes, provinceIds } = placesOf(frame, asked)
  return sql`join unnest(${years}::smallint[], ${lists}::smallint[], ${codes}::text[]) as p(y, l, c)
      on year = y and place_list = l and place_code = c
    where year = any(${[...asked]}::smallint[]) and province_id = any(${provinceIds}::text[])`
}

const asSums = (row: SumRow): SchemeSums => ({
  schemes: Number(row.schemes),
  plannedDong: BigInt(row.planned_dong),
  plannedKnown: Number(row.planned_known),
  actualDong: BigInt(row.actual_dong),
  actualKnown: Number(row.actual_known),
})

const asFact = (row: FactRow): SchemeFact => ({
  place: { list: row.list, code: row.code },
  year: row.year,
  fundTier: row.fund_tier,
  source: row.source,
  ...asSums(row),
})

/** Each place whose facts a row counts, with its year; the provinces of today they lie in. */
function placesOf(frame: ReportFrame, asked: readonly number[]) {
  const places = asked.flatMap((year) =>
    frame.unitsIn(year).flatMap(({ origins }) => origins.map((origin) => ({ year, ...origin }))),
  )
  const ids = places.flatMap((place) =>
    place.list === 34 ? place.code : (findProvince(place)?.mergedInto ?? []),
  )
  return {
    years: places.map(({ year }) => year),
    lists: places.map(({ list }) => list),
    codes: places.map(({ code }) => code),
    provinceIds: [...new Set(ids)],
  }
}
