import { sql, type RawBuilder } from 'kysely'
import type { Standing } from '#core/standing.ts'

/** The units whose people somebody manages, as a condition on `unit u`. */
export function managedUnits({ reach, provinceIds, unitId }: Standing): RawBuilder<unknown> {
  switch (reach) {
    case 'nation':
    case 'system':
      return sql`true`
    case 'province':
      return sql`u.province_id = any (${provinceIds}::text[])`
    case 'unit':
      return sql`u.id = ${unitId}::uuid`
    default:
      return sql`false`
  }
}

/**
 * The people somebody manages, as a condition on `person`: whoever holds, held or will hold a role in a unit of theirs; one
 * that was called off was never held. Who was erased is managed by nobody.
 */
export function managedPeople(standing: Standing): RawBuilder<unknown> {
  if (standing.reach === 'nation' || standing.reach === 'system')
    return sql`person.erased_at is null`
  return sql`person.erased_at is null and exists (select from role_holding h join unit u on u.id = h.unit_id
    where h.person_id = person.id and coalesce(h.valid_to >= h.valid_from, true) and ${managedUnits(standing)})`
}
