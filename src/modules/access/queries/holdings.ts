import { sql } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import { read } from '#platform/db/transact.ts'
import { officialRoles, type Role } from '../domain/roles.ts'
import type { Holding } from '../domain/standing-of.ts'
import type { UnitKind } from '../domain/unit-kinds.ts'

type Row = {
  id: string
  role: Role
  unit_id: string
  kind: UnitKind
  name: string
  province_id: string | null
  region: string | null
  establishment_id: string | null
  for_id: string | null
  for_name: string | null
  acts: string[] | null
}

/**
 * The roles a person holds on a day, in units that exist that day; after them those they are deputy in, while they work
 * for the State in the same unit themselves. A delegation ends with its last day, with the role, and with either of the two being shut out.
 */
export async function holdingsOf(personId: string, on: PlainDate): Promise<readonly Holding[]> {
  const { rows } = await read('session.read', (db) =>
    sql<Row>`
      with held as (
        select h.id, h.role, h.person_id, h.valid_from, u.id as unit_id, u.kind, u.name, u.province_id, u.region, u.establishment_id
        from role_holding h join unit u on u.id = h.unit_id join person p on p.id = h.person_id
        where p.deactivated_at is null
          and h.valid_from <= ${on} and coalesce(h.valid_to >= ${on}, true)
          and u.valid_from <= ${on} and coalesce(u.valid_to >= ${on}, true)
          and (h.person_id = ${personId} or h.id in (select holding_id from delegation where deputy_id = ${personId})))
      select id, role, unit_id, kind, name, province_id, region, establishment_id, null as for_id, null as for_name, null as acts,
        0 as part, valid_from
      from held where person_id = ${personId}
      union all
      select d.id, h.role, h.unit_id, h.kind, h.name, h.province_id, h.region, h.establishment_id, d.person_id, away.name, d.acts,
        1, d.valid_from
      from delegation d join held h on h.id = d.holding_id join person away on away.id = d.person_id
      where d.deputy_id = ${personId} and d.revoked_at is null and d.valid_from <= ${on} and d.valid_to >= ${on}
        and exists (select from held own where own.person_id = ${personId} and own.unit_id = h.unit_id
          and own.role = any (${officialRoles}::text[]))
        and not exists (select from held own where own.person_id = ${personId} and own.role = 'admin')
      order by part, valid_from, id`.execute(db),
  )
  return rows.map(({ id, role, for_id, for_name, acts, ...unit }) => ({
    id,
    role,
    ...(for_id !== null && { onBehalf: { personId: for_id, name: for_name ?? '', acts } }),
    unit: {
      id: unit.unit_id,
      kind: unit.kind,
      name: unit.name,
      provinceId: unit.province_id,
      region: unit.region,
      establishmentId: unit.establishment_id,
    },
  }))
}
