import { sql, type RawBuilder } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import { normaliseVietnamese } from '#core/vietnamese.ts'
import { today } from '#platform/clock.ts'
import { read } from '#platform/db/transact.ts'
import type { UnitKind } from '../domain/unit-kinds.ts'
import { managedUnits } from './managed.ts'

/** What the tree of units is narrowed to. */
export type UnitFilter = {
  readonly q: string
  readonly kind: UnitKind | ''
  /** A province, `nation` for those of none, or any. */
  readonly place: string
}

/** A unit in the tree, with how many people hold a role in it today. */
export type UnitLine = {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  readonly parentId: string | null
  readonly parentName: string | null
  readonly establishmentId: string | null
  readonly provinceId: string | null
  readonly region: string | null
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
  readonly version: number
  readonly people: number
}

const mostUnits = 1_000

const columns =
  () => sql`u.id, u.kind, u.name, u.parent_id as "parentId", u.establishment_id as "establishmentId", u.province_id as "provinceId", u.region,
  u.valid_from as "validFrom", u.valid_to as "validTo", u.version,
  (select p.name from unit p where p.id = u.parent_id) as "parentName",
  (select count(distinct h.person_id)::integer from role_holding h
    where h.unit_id = u.id and h.valid_from <= ${today()} and coalesce(h.valid_to >= ${today()}, true)) as people`

/** The units whoever acts manages, those of the nation first. */
export async function listUnits(filter: UnitFilter): Promise<readonly UnitLine[]> {
  const { rows } = await read('unit.read', (db, standing) =>
    sql<UnitLine>`
      select ${columns()} from unit u where ${managedUnits(standing)} and ${where(filter)}
      order by u.province_id nulls first, u.valid_to is not null, u.kind, vn_norm(u.name), u.id limit ${mostUnits}`.execute(
      db,
    ),
  )
  return rows
}

/** A unit whoever acts manages. */
export async function findUnit(id: string): Promise<UnitLine | undefined> {
  const { rows } = await read('unit.read', (db, standing) =>
    sql<UnitLine>`select ${columns()} from unit u where u.id = ${id} and ${managedUnits(standing)}`.execute(
      db,
    ),
  )
  return rows[0]
}

/** The units in which whoever acts may give a role today. */
export async function unitsToChoose(): Promise<
  readonly Pick<UnitLine, 'id' | 'name' | 'kind' | 'provinceId'>[]
> {
  const { rows } = await read('unit.read', (db, standing) =>
    sql<Pick<UnitLine, 'id' | 'name' | 'kind' | 'provinceId'>>`
      select u.id, u.name, u.kind, u.province_id as "provinceId" from unit u
      where ${managedUnits(standing)} and coalesce(u.valid_to >= ${today()}, true)
      order by u.province_id nulls first, u.kind, vn_norm(u.name) limit ${mostUnits}`.execute(db),
  )
  return rows
}

function where({ q, kind, place }: UnitFilter): RawBuilder<unknown> {
  const conditions = [sql`true`]
  for (const word of normaliseVietnamese(q).split(/\s+/).filter(Boolean).slice(0, 8))
    conditions.push(sql`vn_norm(u.name) like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`)
  if (kind) conditions.push(sql`u.kind = ${kind}`)
  if (place === 'nation') conditions.push(sql`u.province_id is null`)
  else if (place) conditions.push(sql`u.province_id = ${place}`)
  return sql.join(conditions, sql` and `)
}
