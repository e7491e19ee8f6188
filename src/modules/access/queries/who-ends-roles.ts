import { sql } from 'kysely'
import { today } from '#platform/clock.ts'
import { asSystem, currentActing } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'
import { regionsToday } from '../acting-of.ts'
import { isHeldOrToCome, manages, type DatedHolding } from '../domain/manage-roles.ts'
import { tableReach } from '../domain/permissions.ts'
import { roleNames, type Role } from '../domain/roles.ts'
import { standingOf, type Holding } from '../domain/standing-of.ts'
import { may } from '../may.ts'
import { loadHoldings } from '../store/people.ts'
import { managedPeople } from './managed.ts'

/** A role whose holder ends roles of others, with the unit it is held in. */
export type RoleEnder = { readonly role: Role; readonly unit: string }

/**
 * Who ends the roles somebody still holds: whether whoever acts sees the person at all, and, for roles they may not end
 * themselves, who does, the nearest first. Whoever decides about a person may know whom to ask.
 */
export async function whoEndsRoles(
  personId: string,
): Promise<{ readonly isSeen: boolean; readonly others: readonly RoleEnder[] }> {
  const isSeen = may('person.read') && (await sees(personId))
  const standing = currentActing().standingFor('role.end')
  const held = await asSystem(() => read('person.whole', (db) => loadHoldings(db, personId)))
  const beyond = held
    .filter((role) => isHeldOrToCome(today(), role))
    .filter(({ unit }) => standing === null || !manages({ personId: null, standing }, unit))
  return { isSeen, others: beyond.length > 0 ? await endersOf(personId, beyond) : [] }
}

async function sees(personId: string): Promise<boolean> {
  const { rows } = await read('person.read', (db, standing) =>
    sql`select from person where id = ${personId} and ${managedPeople(standing)}`.execute(db),
  )
  return rows.length > 0
}

const enderRoles = roleNames.filter((role) => tableReach('role.end', role) !== null)
const nearness = ['unit', 'province', 'region', 'nation']
const mostAsked = 500

async function endersOf(
  personId: string,
  roles: readonly DatedHolding[],
): Promise<readonly RoleEnder[]> {
  const { rows } = await asSystem(() =>
    read('person.whole', (db) =>
      sql<{ role: Role; unit: Holding['unit'] }>`
        select distinct h.role, jsonb_build_object('id', u.id, 'kind', u.kind, 'name', u.name, 'provinceId', u.province_id,
          'region', u.region, 'establishmentId', u.establishment_id) as unit
        from role_holding h join unit u on u.id = h.unit_id join person p on p.id = h.person_id
        where h.role = any (${enderRoles}::text[]) and h.person_id <> ${personId} and p.deactivated_at is null
          and h.valid_from <= ${today()} and coalesce(h.valid_to >= ${today()}, true) limit ${mostAsked}`.execute(
        db,
      ),
    ),
  )
  return rows
    .flatMap(({ role, unit }) => {
      const holding = { id: unit.id, role, unit }
      const standing = standingOf('role.end', { personId: null, holding }, regionsToday)
      const ends = roles.some((one) => standing && manages({ personId: null, standing }, one.unit))
      return ends && standing
        ? [{ role, unit: unit.name, reach: nearness.indexOf(standing.reach) }]
        : []
    })
    .toSorted((a, b) => a.reach - b.reach || a.unit.localeCompare(b.unit, 'vi'))
    .map(({ role, unit }) => ({ role, unit }))
}
