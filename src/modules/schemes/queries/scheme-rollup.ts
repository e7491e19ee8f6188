import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import type { ActivityKind, FundTier, MoneySource, SchemeFilter } from '../model.ts'
import { sliceWhere } from './filter-sql.ts'

/** Which part of the register is summed: a province, a region or the nation, over years. */
export type RollupScope = Pick<SchemeFilter, 'province' | 'region' | 'yearFrom' | 'yearTo'>

/** One row of the roll-up at the place and year it was recorded. Sums hold known amounts only. */
export type SchemeRollupRow = {
  readonly place: { readonly list: 63 | 34; readonly code: string }
  readonly provinceId: string
  readonly year: number | null
  readonly activityKind: ActivityKind | null
  readonly fundTier: FundTier | null
  /** `null` on the row that counts each scheme once, with its support money of all sources; else a money source. */
  readonly source: MoneySource | null
  /** Whether everybody may see the schemes that are counted; the others have a row of their own. */
  readonly isPublished: boolean
  readonly schemes: number
  readonly plannedDong: bigint
  readonly plannedKnown: number
  readonly actualDong: bigint
  readonly actualKnown: number
}

type Row = {
  place_list: 63 | 34
  place_code: string
  province_id: string
  year: number | null
  activity_kind: ActivityKind | null
  fund_tier: FundTier | null
  source: MoneySource | null
  is_published: boolean
  schemes: number
  planned_dong: bigint
  planned_known: number
  actual_dong: bigint
  actual_known: number
}

/** The kept sums of a scope, by place, year, kind, tier and source. */
export async function schemeRollup(scope: RollupScope): Promise<SchemeRollupRow[]> {
  const { rows } = await read('report.read', (db) =>
    sql<Row>`select * from scheme_rollup where ${sliceWhere(scope)} and schemes > 0`.execute(db),
  )
  return rows.map((row) => ({
    place: { list: row.place_list, code: row.place_code },
    provinceId: row.province_id,
    year: row.year,
    activityKind: row.activity_kind,
    fundTier: row.fund_tier,
    source: row.source,
    isPublished: row.is_published,
    schemes: row.schemes,
    plannedDong: row.planned_dong,
    plannedKnown: row.planned_known,
    actualDong: row.actual_dong,
    actualKnown: row.actual_known,
  }))
}

/** How many different establishments the schemes of a scope supported; never a sum of counts. */
export async function supportedEstablishments(scope: RollupScope): Promise<number> {
  const { rows } = await read('report.read', (db) =>
    sql<{ supported: bigint }>`
      select count(distinct establishment_id) as supported from establishment_support
      where ${sliceWhere(scope)} and refs > 0`.execute(db),
  )
  return Number(rows[0]?.supported ?? 0)
}
