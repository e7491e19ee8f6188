import { sql } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import { today } from '#platform/clock.ts'
import { read } from '#platform/db/transact.ts'
import type { Role } from '../domain/roles.ts'
import { managedUnits } from './managed.ts'

/** A role whose last day is near, with whose it is. */
export type EndingRole = {
  readonly personId: string
  readonly person: string
  readonly role: Role
  readonly unit: string
  readonly validTo: PlainDate
}

const mostListed = 50

/** The roles in units whoever acts manages that end from today to a day, the nearest first. */
export async function rolesEndingBy(day: PlainDate): Promise<readonly EndingRole[]> {
  const { rows } = await read('person.read', (db, standing) =>
    sql<EndingRole>`
      select p.id as "personId", p.name as person, h.role, u.name as unit, h.valid_to as "validTo"
      from role_holding h join person p on p.id = h.person_id join unit u on u.id = h.unit_id
      where h.valid_to between ${today()} and ${day} and h.valid_from <= h.valid_to and p.deactivated_at is null and ${managedUnits(standing)}
      order by h.valid_to, p.name, h.id limit ${mostListed}`.execute(db),
  )
  return rows
}
