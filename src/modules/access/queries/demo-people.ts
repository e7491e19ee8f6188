import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import type { Role } from '../domain/roles.ts'

/** A person of the demo world, as the sign-in page offers them. */
export type DemoPerson = {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly unit: string
  readonly provinceId: string | null
}

/** The invented people of the demo world; nobody when the database is a real office. */
export async function demoPeople(): Promise<readonly DemoPerson[]> {
  const { rows } = await read('session.read', (db) =>
    sql<{ id: string; name: string; role: Role; unit: string; province_id: string | null }>`
      select p.id, p.name, h.role, u.name as unit, u.province_id
      from person p join role_holding h on h.person_id = p.id join unit u on u.id = h.unit_id
      where p.is_demo and p.deactivated_at is null and exists (select from installation where world = 'demo')
      order by h.id`.execute(db),
  )
  return rows.map(({ province_id, ...person }) => ({ ...person, provinceId: province_id }))
}
