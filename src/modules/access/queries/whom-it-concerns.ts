import { isRecordId } from '#core/record-id.ts'
import type { PlainDate } from '#core/plain-date.ts'
import { sql } from 'kysely'
import { asSystem } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'
import type { Role } from '../domain/roles.ts'

/** Whom a role, a delegation or a handover is of, and where. */
export type Concerned = {
  readonly id: string
  readonly personId: string
  /** The deputy, or who takes a desk over. */
  readonly otherId: string | null
  /** A desk goes over with whatever roles there are. */
  readonly role: Role | null
  readonly unitId: string
  readonly validFrom: PlainDate
}

/**
 * Whom roles, delegations and handovers are of, by identifier, as the audit trail refers to them. Whoever may see what was done
 * may see to whom.
 */
export async function whomItConcerns(
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, Concerned>> {
  const asked = [...new Set(ids)].filter(isRecordId)
  if (asked.length === 0) return new Map()
  const { rows } = await asSystem(() =>
    read('person.name', (db) =>
      sql<Concerned>`
        with asked as (select unnest(${asked}::uuid[]) as id)
        select id, person_id as "personId", null as "otherId", role, unit_id as "unitId", valid_from as "validFrom"
        from role_holding join asked using (id)
        union all
        select d.id, d.person_id, d.deputy_id, h.role, d.unit_id, d.valid_from
        from delegation d join asked using (id) join role_holding h on h.id = d.holding_id
        union all
        select id, from_id, to_id, null, unit_id, effective_on from handover join asked using (id)`.execute(
        db,
      ),
    ),
  )
  return new Map(rows.map((row) => [row.id, row]))
}
