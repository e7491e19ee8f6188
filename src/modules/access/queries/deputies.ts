import { sql } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import { today } from '#platform/clock.ts'
import { asSystem } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'
import { officialRoles, type Role } from '../domain/roles.ts'

/** A delegation as both of its people see it. */
export type DelegationLine = {
  readonly id: string
  readonly role: Role
  readonly unit: string
  readonly personId: string
  readonly person: string
  readonly deputyId: string
  readonly deputy: string
  readonly acts: readonly string[] | null
  readonly because: string
  readonly validFrom: PlainDate
  readonly validTo: PlainDate
  readonly revokedAt: Date | null
}

const mostListed = 100

/** The delegations a person gave and those they were given, the newest first. */
export async function delegationsOf(personId: string): Promise<readonly DelegationLine[]> {
  const { rows } = await asSystem(() =>
    read('deputy.read', (db) =>
      sql<DelegationLine>`
        select d.id, h.role, u.name as unit, d.person_id as "personId", p.name as person, d.deputy_id as "deputyId",
          q.name as deputy, d.acts, d.because, d.valid_from as "validFrom", d.valid_to as "validTo", d.revoked_at as "revokedAt"
        from delegation d join role_holding h on h.id = d.holding_id join unit u on u.id = d.unit_id
          join person p on p.id = d.person_id join person q on q.id = d.deputy_id
        where d.person_id = ${personId} or d.deputy_id = ${personId}
        order by d.valid_to desc, d.id desc limit ${mostListed}`.execute(db),
    ),
  )
  return rows
}

/** Who works in the same units today as a person and may be deputy: by name, with the unit. */
export async function possibleDeputies(
  personId: string,
): Promise<readonly { readonly id: string; readonly name: string; readonly unit: string }[]> {
  const day = today()
  const { rows } = await asSystem(() =>
    read('deputy.read', (db) =>
      sql<{ id: string; name: string; unit: string }>`
        select distinct p.id, p.name, u.name as unit, vn_norm(p.name) as sorted
        from role_holding own join role_holding h on h.unit_id = own.unit_id join person p on p.id = h.person_id
          join unit u on u.id = h.unit_id
        where own.person_id = ${personId} and p.id <> ${personId} and p.deactivated_at is null and h.role <> 'admin'
          and h.role = any (${officialRoles}::text[])
          and own.valid_from <= ${day} and coalesce(own.valid_to >= ${day}, true)
          and h.valid_from <= ${day} and coalesce(h.valid_to >= ${day}, true)
        order by u.name, sorted limit 300`.execute(db),
    ),
  )
  return rows.map(({ id, name, unit }) => ({ id, name, unit }))
}
