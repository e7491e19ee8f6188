import { sql } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import { read } from '#platform/db/transact.ts'
import type { Role } from '../domain/roles.ts'
import { managedUnits } from './managed.ts'

/** A role somebody holds, held or will hold in a unit. */
export type RoleInUnit = {
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly role: Role
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
  readonly isDeactivated: boolean
}

const mostListed = 500

/** Who works in a unit whoever acts manages: those who hold a role there now or later first. */
export async function peopleIn(unitId: string): Promise<readonly RoleInUnit[]> {
  const { rows } = await read('person.read', (db, standing) =>
    sql<RoleInUnit>`
      select h.id, h.person_id as "personId", p.name, h.role, h.valid_from as "validFrom", h.valid_to as "validTo",
        p.deactivated_at is not null as "isDeactivated"
      from role_holding h join person p on p.id = h.person_id join unit u on u.id = h.unit_id
      where h.unit_id = ${unitId} and coalesce(h.valid_to >= h.valid_from, true) and ${managedUnits(standing)}
      order by h.valid_to desc nulls first, vn_norm(p.name), h.id limit ${mostListed}`.execute(db),
  )
  return rows
}
