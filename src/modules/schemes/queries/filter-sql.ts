import { sql, type RawBuilder } from 'kysely'
import type { Reach, Standing } from '#core/standing.ts'
import { listProvinces, provinceIdOf } from '#modules/territory/api.server.ts'
import {
  activityKindCodes,
  activityKinds,
  type PlaceFilter,
  type SchemeFilter,
  type SchemeSort,
} from '../model.ts'
import { askedWords, wordsWhere, type AskedWords } from './asked-words.ts'

type Sql = RawBuilder<unknown>

/** The conditions of a filter on the rows of `scheme` within a reach, put together. */
export function schemeWhere(filter: SchemeFilter, standing: Standing, asked?: AskedWords): Sql {
  const isThere = filter.deleted ? sql`deleted_at is not null` : sql`deleted_at is null`
  const conditions = [
    withinReach[standing.reach](standing),
    isThere,
    ...sliceConditions(filter),
    (asked ?? filter.q !== undefined) && wordsWhere(asked ?? askedWords(filter), isThere),
    filter.source &&
      sql`id in (select scheme_id from scheme_money where source = ${filter.source})`,
    filter.establishment !== undefined &&
      sql`id in (select scheme_id from scheme_beneficiary where establishment_id = ${filter.establishment}::uuid)`,
    filter.published && sql`is_published`,
    filter.status && sql`status = ${filter.status}`,
    filter.flagship && sql`is_flagship`,
    filter.groupScheme && sql`is_group`,
    filter.unknownMoney && sql`support_planned_dong is null and support_actual_dong is null`,
  ]
  return all(conditions)
}

/** The same for the roll-up, when the roll-up can answer: it knows place, year, kind and tier only, and no unit. */
export function rollupWhere(filter: SchemeFilter, standing: Standing): Sql | undefined {
  const { q, source, status, flagship, groupScheme, unknownMoney, deleted, establishment } = filter
  const beyond = [q, source, status, flagship, groupScheme, unknownMoney, deleted, establishment]
  const reached = rolledReach[standing.reach]?.(standing)
  return reached === undefined || beyond.some((part) => part !== undefined)
    ? undefined
    : all([
        reached,
        filter.published && sql`is_published`,
        sql`source is null`,
        ...sliceConditions(filter),
      ])
}

/** The conditions of a slice on the roll-up, whatever the source of the money. */
export function sliceWhere(filter: SchemeFilter): Sql {
  return all([sql`true`, ...sliceConditions(filter)])
}

const everything = () => sql`true`
const nothing = () => sql`false`
const inProvinces = ({ provinceIds }: Standing) =>
  provinceIds.length === 1
    ? sql`province_id = ${provinceIds[0]}`
    : sql`province_id = any (${provinceIds}::text[])`

// What a reach sees of the register: said here, and held underneath by row-level security.
const withinReach: Readonly<Record<Reach, (standing: Standing) => Sql>> = {
  system: everything,
  nation: everything,
  region: inProvinces,
  province: inProvinces,
  unit: ({ unitId }) => sql`owner_unit_id = ${unitId}::uuid`,
  own: ({ establishmentId }) =>
    sql`id in (select scheme_id from scheme_beneficiary where establishment_id = ${establishmentId}::uuid)`,
  shared: ({ provinceIds }) =>
    sql`id in (select scheme_id from shared_scheme where to_province_id = any (${provinceIds}::text[]))`,
  jury: nothing,
  aggregates: nothing,
  published: () => sql`is_published`,
}

const rolledReach: Readonly<Partial<Record<Reach, (standing: Standing) => Sql>>> = {
  system: everything,
  nation: everything,
  region: inProvinces,
  province: inProvinces,
  // The sums everybody sees are those of what is published.
  published: everything,
}

// Columns that scheme and scheme_rollup share.
function sliceConditions(filter: SchemeFilter): (Sql | undefined | false)[] {
  return [
    filter.province && placeWhere(filter.province),
    filter.region && inRegion(filter.region),
    filter.kind &&
      (filter.kind === 'unknown'
        ? sql`activity_kind is null`
        : sql`activity_kind = ${filter.kind}`),
    filter.group &&
      sql`activity_kind = any (${activityKindCodes.filter((kind) => activityKinds[kind].group === filter.group)}::text[])`,
    filter.tier &&
      (filter.tier === 'unknown' ? sql`fund_tier is null` : sql`fund_tier = ${filter.tier}`),
    filter.yearFrom !== undefined && sql`year >= ${filter.yearFrom}`,
    filter.yearTo !== undefined && sql`year <= ${filter.yearTo}`,
    filter.unknownYear && sql`year is null`,
  ]
}

/** The schemes of a province: today's unit holds all its ground; an old one is what was recorded under it. */
export function placeWhere({ list, code }: PlaceFilter): Sql {
  if (list === 34) return sql`province_id = ${code}`
  const known = listProvinces(63).some((province) => province.code === code)
  if (!known) return sql`false`
  return sql`province_id = ${provinceIdOf({ list: 63, code })} and place_list = 63 and place_code = ${code}`
}

function inRegion(region: 'BAC' | 'MTTN' | 'NAM'): Sql {
  const [of63, of34] = ([63, 34] as const).map((list) =>
    listProvinces(list).filter((province) => province.region === region),
  )
  const codes = (provinces: typeof of63) => provinces?.map(({ code }) => code) ?? []
  const today = new Set([...(of63 ?? []), ...(of34 ?? [])].map((province) => province.mergedInto))
  return sql`province_id = any (${[...today]}::text[])
    and ((place_list = 63 and place_code = any (${codes(of63)}::text[])) or (place_list = 34 and place_code = any (${codes(of34)}::text[])))`
}

const orders: Readonly<Record<SchemeSort, Sql>> = {
  nam: sql`year, id`,
  '-nam': sql`year desc nulls last, id`,
  ten: sql`title collate "vi-x-icu", id`,
  '-ten': sql`title collate "vi-x-icu" desc, id desc`,
  'ke-hoach': sql`support_planned_dong, id`,
  '-ke-hoach': sql`support_planned_dong desc nulls last, id`,
  'thuc-hien': sql`support_actual_dong, id`,
  '-thuc-hien': sql`support_actual_dong desc nulls last, id`,
  'cap-nhat': sql`updated_at, id desc`,
  '-cap-nhat': sql`updated_at desc, id`,
}

/** The order of a list; what people look for is the order of an index, so that a page does not sort the register. */
export function schemeOrder(sort: SchemeSort): Sql {
  return orders[sort]
}

function all(conditions: readonly (Sql | undefined | false)[]): Sql {
  return sql.join(
    conditions.filter((one) => one !== undefined && one !== false),
    sql` and `,
  )
}
