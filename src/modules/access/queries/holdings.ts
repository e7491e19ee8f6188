import { sql } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import { read } from '#platform/db/transact.ts'
import type { Role } from '../domain/roles.ts'
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
}

/** The roles a person holds on a day, in units that exist that day. */
export async function holdingsOf(personId: string, on: PlainDate): Promise<readonly Holding[]> {
  const { rows } = await read('session.read', (db) =>
    sql<Row>`
      select h.id, h.role, u.id as unit_id, u.kind, u.name, u.province_id, u.region, u.establishment_id
      from role_holding h join unit u on u.id = h.unit_id join person p on p.id = h.person_id
      where h.person_id = ${personId} and p.deactivated_at is null
        and h.valid_from <= ${on} and coalesce(h.valid_to >= ${on}, true)
        and u.valid_from <= ${on} and coalesce(u.valid_to >= ${on}, true)
      order by h.valid_from, h.id`.execute(db),
  )
  return rows.map(({ id, role, ...unit }) => ({
    id,
    role,
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
