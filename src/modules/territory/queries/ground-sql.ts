import { sql, type RawBuilder } from 'kysely'
import type { Ground } from '../model.ts'

/** Whether a row with `province_id`, `place_list`, `place_code`, `district_code` and `commune_code` lies on the ground. */
export function lyingIn(ground: Ground): RawBuilder<unknown> {
  return sql`(${sql.join(lyingInParts(ground), sql` or `)})`
}

/**
 * The same as conditions of which one must hold, each answered by an index of its own.
 * A part that names nothing is left out: the planner would follow it into an index that has nothing to do with it.
 */
export function lyingInParts(ground: Ground): readonly RawBuilder<unknown>[] {
  const list = (codes: readonly string[]) => sql`any (${[...codes]}::text[])`
  const inPart = sql`province_id = ${list(ground.within)}`
  // Districts are of the map of 63 and communes of that of 34: their codes need no list beside them.
  const { whole, provinces63, districts, communes } = ground
  return [
    whole.length > 0 && sql`province_id = ${list(whole)}`,
    provinces63.length > 0 &&
      sql`(${inPart} and place_list = 63 and place_code = ${list(provinces63)})`,
    districts.length > 0 && sql`(${inPart} and district_code = ${list(districts)})`,
    communes.length > 0 && sql`(${inPart} and commune_code = ${list(communes)})`,
  ].filter((part) => part !== false)
}
