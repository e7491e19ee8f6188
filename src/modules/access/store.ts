import { sql } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import type { Tx } from '#platform/db/transact.ts'
import type { Role } from './domain/roles.ts'
import type { UnitKind } from './domain/unit-kinds.ts'

/** A unit as it is entered; it exists from `validFrom` on. */
export type NewUnit = {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  readonly parentId: string | null
  readonly provinceId: string | null
  readonly region: string | null
  readonly communeCode: string | null
  readonly establishmentId: string | null
  readonly validFrom: PlainDate
}

/** Enters units; those that are there stay as they are. */
export async function insertUnits(tx: Tx, units: readonly NewUnit[]): Promise<void> {
  await sql`
    insert into unit (id, kind, name, parent_id, province_id, region, commune_code, establishment_id, valid_from)
    select id, kind, name, "parentId", "provinceId", region, "communeCode", "establishmentId", "validFrom"
    from jsonb_to_recordset(${JSON.stringify(units)}::jsonb) as u(id uuid, kind text, name text, "parentId" uuid,
      "provinceId" text, region text, "communeCode" text, "establishmentId" uuid, "validFrom" date)
    on conflict (id) do nothing`.execute(tx)
}

/** A person as they are entered. */
export type NewPerson = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly isDemo: boolean
}

/** Enters people; those that are there stay as they are. */
export async function insertPeople(tx: Tx, people: readonly NewPerson[]): Promise<void> {
  await sql`
    insert into person (id, name, email, email_verified, is_demo)
    select id, name, email, "isDemo", "isDemo"
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as p(id uuid, name text, email text, "isDemo" boolean)
    on conflict (id) do nothing`.execute(tx)
}

/** A role as it is given. */
export type NewHolding = {
  readonly id: string
  readonly personId: string
  readonly unitId: string
  readonly role: Role
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
  readonly because: string | null
}

/** Gives roles; those that are given stay as they are. */
export async function insertHoldings(tx: Tx, holdings: readonly NewHolding[]): Promise<void> {
  await sql`
    insert into role_holding (id, person_id, unit_id, role, valid_from, valid_to, given_because)
    select id, "personId", "unitId", role, "validFrom", "validTo", because
    from jsonb_to_recordset(${JSON.stringify(holdings)}::jsonb) as h(id uuid, "personId" uuid, "unitId" uuid, role text,
      "validFrom" date, "validTo" date, because text)
    on conflict (id) do nothing`.execute(tx)
}

/** Writes whose the database is, once; returns whose it has been so far. */
export async function claimInstallation(
  tx: Tx,
  world: 'demo' | 'office',
): Promise<'demo' | 'office'> {
  await sql`insert into installation (world) values (${world}) on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ world: 'demo' | 'office' }>`select world from installation`.execute(
    tx,
  )
  return rows[0]?.world ?? world
}
