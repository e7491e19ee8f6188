import { sql } from 'kysely'
import type { Standing } from '#core/standing.ts'
import { read } from '#platform/db/transact.ts'
import type { FundTier, SchemeFilter } from '../model.ts'
import { rollupWhere, schemeWhere } from './filter-sql.ts'
import { countLimit } from './list-schemes.ts'

/** Sums of known support money, with how many of the schemes they cover. */
export type TierTotals = {
  /** `null`: schemes whose tier is not known. */
  readonly tier: FundTier | null
  readonly schemes: number
  readonly plannedDong: bigint
  readonly plannedKnown: number
  readonly actualDong: bigint
  readonly actualKnown: number
}

/** The totals of a filter by tier and together; `undefined` when there are too many to add up live. */
export type SchemeTotals = {
  readonly all: Omit<TierTotals, 'tier'>
  readonly byTier: readonly TierTotals[]
}

type Row = {
  tier: FundTier | null
  schemes: bigint
  planned: bigint
  planned_known: bigint
  actual: bigint
  actual_known: bigint
}

/** The totals of a filter: from the roll-up where it can answer, else added up from at most ten thousand schemes. */
export async function schemeTotals(filter: SchemeFilter): Promise<SchemeTotals | undefined> {
  const { rows, isRolled } = await read('scheme.read', async (db, standing) => ({
    rows: (await totalsSql(filter, standing).execute(db)).rows,
    isRolled: rollupWhere(filter, standing) !== undefined,
  }))
  const byTier = rows.map((row) => ({
    tier: row.tier,
    schemes: Number(row.schemes),
    plannedDong: row.planned,
    plannedKnown: Number(row.planned_known),
    actualDong: row.actual,
    actualKnown: Number(row.actual_known),
  }))
  const all = byTier.reduce(plus, {
    schemes: 0,
    plannedDong: 0n,
    plannedKnown: 0,
    actualDong: 0n,
    actualKnown: 0,
  })
  return all.schemes > countLimit && !isRolled ? undefined : { all, byTier }
}

function totalsSql(filter: SchemeFilter, standing: Standing) {
  const rolled = rollupWhere(filter, standing)
  if (rolled) {
    return sql<Row>`
      select fund_tier as tier, sum(schemes) as schemes, sum(planned_dong)::bigint as planned, sum(planned_known) as planned_known,
        sum(actual_dong)::bigint as actual, sum(actual_known) as actual_known
      from scheme_rollup where ${rolled} group by fund_tier having sum(schemes) > 0 order by fund_tier desc`
  }
  return sql<Row>`
    select fund_tier as tier, count(*) as schemes, coalesce(sum(support_planned_dong), 0)::bigint as planned,
      count(support_planned_dong) as planned_known, coalesce(sum(support_actual_dong), 0)::bigint as actual,
      count(support_actual_dong) as actual_known
    from (select * from scheme where ${schemeWhere(filter, standing)} limit ${countLimit + 1}) s group by fund_tier order by fund_tier desc`
}

function plus(sum: Omit<TierTotals, 'tier'>, one: TierTotals): Omit<TierTotals, 'tier'> {
  return {
    schemes: sum.schemes + one.schemes,
    plannedDong: sum.plannedDong + one.plannedDong,
    plannedKnown: sum.plannedKnown + one.plannedKnown,
    actualDong: sum.actualDong + one.actualDong,
    actualKnown: sum.actualKnown + one.actualKnown,
  }
}
