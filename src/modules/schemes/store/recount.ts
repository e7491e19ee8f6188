import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'

/** Rows in which the kept sums and a full recount of the register differ; none when all is well. */
export async function rollupDifferences(tx: Tx): Promise<unknown[]> {
  const { rows } = await sql`
    with line as (
      select s.*, null::text as source, support_planned_dong as p, support_actual_dong as a from scheme s where deleted_at is null
      union all
      select s.*, m.source, m.planned_dong, m.actual_dong from scheme s join scheme_money m on m.scheme_id = s.id where deleted_at is null),
    counted as (
      select province_id, place_list, place_code, year, activity_kind, fund_tier, source, count(*)::int as schemes,
        coalesce(sum(p), 0)::bigint as planned_dong, count(p)::int as planned_known,
        coalesce(sum(a), 0)::bigint as actual_dong, count(a)::int as actual_known, is_published
      from line group by 1, 2, 3, 4, 5, 6, 7, is_published),
    kept as (select * from scheme_rollup where (schemes, planned_dong, planned_known, actual_dong, actual_known) <> (0, 0, 0, 0, 0))
    (table counted except table kept) union all (table kept except table counted)`.execute(tx)
  return rows
}

/** Rows in which the kept references of establishments and a full recount differ. */
export async function supportDifferences(tx: Tx): Promise<unknown[]> {
  const { rows } = await sql`
    with counted as (
      select s.province_id, place_list, place_code, year, activity_kind, fund_tier, establishment_id, count(*)::int as refs, is_published
      from scheme s join scheme_beneficiary b on b.scheme_id = s.id where deleted_at is null group by 1, 2, 3, 4, 5, 6, 7, is_published),
    kept as (select * from establishment_support where refs <> 0)
    (table counted except table kept) union all (table kept except table counted)`.execute(tx)
  return rows
}

/** Schemes whose kept support total is not the sum of their money lines. */
export async function totalDifferences(tx: Tx): Promise<unknown[]> {
  const { rows } = await sql`
    select s.id from scheme s left join scheme_money m on m.scheme_id = s.id
      and m.source in ('national', 'provincial', 'district', 'commune', 'unknown')
    group by s.id, s.province_id
    having s.support_planned_dong is distinct from sum(m.planned_dong) or s.support_actual_dong is distinct from sum(m.actual_dong)`.execute(
    tx,
  )
  return rows
}
