import { sql } from 'kysely'
import type { Standing } from '#core/standing.ts'
import { readOne } from '#platform/db/transact.ts'
import { findProvince } from '#modules/territory/api.server.ts'
import type { SchemeDraft, SchemeFilter, SchemeListQuery } from '../model.ts'
import { rollupWhere, schemeOrder, schemeWhere } from './filter-sql.ts'

/** One line of a list of schemes. Plain data: amounts are whole đồng, `null` is not known. */
export type SchemeListRow = {
  readonly id: string
  readonly title: string
  readonly place: {
    readonly list: 63 | 34
    readonly code: string
    readonly name: string
    readonly detail: string | null
  }
  readonly provinceId: string
  readonly activityKind: SchemeDraft['activityKind']
  readonly fundTier: SchemeDraft['fundTier']
  readonly isFlagship: boolean
  readonly isGroup: boolean
  readonly year: number | null
  readonly yearTo: number | null
  readonly plannedDong: bigint | null
  readonly actualDong: bigint | null
  readonly status: SchemeDraft['status']
  readonly establishments: string | null
  readonly implementer: string | null
  readonly documentNumber: string | null
  readonly updatedAt: Date
}

/** A page of the list, with how many match: exactly up to ten thousand, and from the roll-up beyond where it can answer. */
export type SchemePage = {
  readonly rows: readonly SchemeListRow[]
  readonly matched: number
  readonly isExact: boolean
}

/** Live counting stops here: "hơn 10.000". */
export const countLimit = 10_000

type Row = {
  id: string
  title: string
  place_list: 63 | 34
  place_code: string
  place_detail: string | null
  province_id: string
  activity_kind: SchemeDraft['activityKind']
  fund_tier: SchemeDraft['fundTier']
  is_flagship: boolean
  is_group: boolean
  year: number | null
  year_to: number | null
  support_planned_dong: bigint | null
  support_actual_dong: bigint | null
  status: SchemeDraft['status']
  establishment_names: string | null
  implementer: string | null
  document_number: string | null
  updated_at: Date
  matched: bigint
}

/** One page of the schemes a filter asks for. */
export async function listSchemes(
  query: Pick<SchemeListQuery, 'filter' | 'sort' | 'page' | 'size'>,
): Promise<SchemePage> {
  const { filter, sort, page, size } = query
  const { rows, standing: reader } = await readOne(
    'scheme.read',
    (standing) => sql<Row>`
      select ${listColumns}, ${matchedSql(filter, standing)} as matched
      from scheme where ${schemeWhere(filter, standing)}
      order by ${schemeOrder(sort)} limit ${size} offset ${(page - 1) * size}`,
  )
  const isRolled = rollupWhere(filter, reader) !== undefined
  const counted = rows[0] ? Number(rows[0].matched) : page === 1 ? 0 : await countSchemes(filter)
  const isExact = counted <= countLimit || isRolled
  return { rows: rows.map(toListRow), matched: isExact ? counted : countLimit, isExact }
}

/** How many schemes match; `countLimit + 1` stands for more, unless the roll-up answers. */
async function countSchemes(filter: SchemeFilter): Promise<number> {
  const { rows } = await readOne(
    'scheme.read',
    (standing) => sql<{ matched: bigint }>`select ${matchedSql(filter, standing)} as matched`,
  )
  return Number(rows[0]?.matched ?? 0)
}

/** The columns of a list line. */
export const listColumns = sql`id, title, place_list, place_code, place_detail, province_id, activity_kind, fund_tier, is_flagship, is_group,
  year, year_to, support_planned_dong, support_actual_dong, status, establishment_names, implementer, document_number, updated_at`

/** A list line from its row. */
export function toListRow(row: Omit<Row, 'matched'>): SchemeListRow {
  const name = findProvince({ list: row.place_list, code: row.place_code })?.name ?? row.place_code
  return {
    id: row.id,
    title: row.title,
    place: { list: row.place_list, code: row.place_code, name, detail: row.place_detail },
    provinceId: row.province_id,
    activityKind: row.activity_kind,
    fundTier: row.fund_tier,
    isFlagship: row.is_flagship,
    isGroup: row.is_group,
    year: row.year,
    yearTo: row.year_to,
    plannedDong: row.support_planned_dong,
    actualDong: row.support_actual_dong,
    status: row.status,
    establishments: row.establishment_names,
    implementer: row.implementer,
    documentNumber: row.document_number,
    updatedAt: row.updated_at,
  }
}

function matchedSql(filter: SchemeFilter, standing: Standing) {
  const rolled = rollupWhere(filter, standing)
  return rolled
    ? sql`(select coalesce(sum(schemes), 0) from scheme_rollup where ${rolled})`
    : sql`(select count(*) from (select 1 from scheme where ${schemeWhere(filter, standing)} limit ${countLimit + 1}) counted)`
}
