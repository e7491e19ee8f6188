import { sql } from 'kysely'
import { Failure } from '#core/failure.ts'
import type { PlainDate } from '#core/plain-date.ts'
import type { Tx } from '#platform/db/transact.ts'
import type { UnitKind } from '../domain/unit-kinds.ts'
import { visibleName } from '../domain/visible-name.ts'

/** A unit as commands need it. */
export type StoredUnit = {
  readonly id: string
  readonly kind: UnitKind
  readonly name: string
  readonly provinceId: string | null
  readonly region: string | null
  readonly validFrom: PlainDate
  readonly validTo: PlainDate | null
  readonly version: number
}

const columns = sql`id, kind, name, province_id as "provinceId", region, valid_from as "validFrom", valid_to as "validTo", version`

/** A unit, however far away. */
export async function findUnitRow(tx: Tx, id: string): Promise<StoredUnit | null> {
  const { rows } = await sql<StoredUnit>`select ${columns} from unit where id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/**
 * A unit that may be changed, locked for the rest of the transaction.
 * @throws {Failure} not-found, when there is none within reach
 */
export async function lockUnit(tx: Tx, id: string): Promise<StoredUnit> {
  const { rows } =
    await sql<StoredUnit>`select ${columns} from unit where id = ${id} for no key update`.execute(
      tx,
    )
  const [found] = rows
  if (!found) throw new Failure('not-found', `unit ${id}`)
  return found
}

/**
 * How many other units bear a name, among those of its kind and province that exist on a day; nobody gives one that name before
 * this transaction has ended.
 */
export async function countNamesakes(
  tx: Tx,
  unit: {
    readonly id: string | null
    readonly kind: string
    readonly name: string
    readonly provinceId: string | null
    readonly on: PlainDate
  },
): Promise<number> {
  const name = visibleName(unit.name)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`unit ${name.toLowerCase()}`}, 0))`.execute(
    tx,
  )
  const { rows } = await sql<{ namesakes: number }>`
    select count(*)::integer as namesakes from unit
    where kind = ${unit.kind} and province_id is not distinct from ${unit.provinceId} and id is distinct from ${unit.id}::uuid
      and coalesce(valid_to >= ${unit.on}, true)
      and lower(name) = lower(${name})`.execute(tx)
  return rows[0]?.namesakes ?? 0
}

/** How many roles in a unit go on beyond a day. */
export async function countOpenRoles(tx: Tx, id: string, day: PlainDate): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::integer as open from role_holding where unit_id = ${id} and coalesce(valid_to >= valid_from and valid_to > ${day}, true)`.execute(
    tx,
  )
  return rows[0]?.open ?? 0
}

/** Writes how a unit is called. */
export async function saveUnitName(tx: Tx, id: string, name: string): Promise<void> {
  await sql`update unit set name = ${name}, version = version + 1 where id = ${id}`.execute(tx)
}

/** Writes which establishment of the register a unit is. */
export async function saveUnitEstablishment(tx: Tx, id: string, of: string): Promise<void> {
  await sql`update unit set establishment_id = ${of}, version = version + 1 where id = ${id}`.execute(
    tx,
  )
}

/** Ends a unit on a day, or takes the end back. */
export async function saveUnitEnd(tx: Tx, id: string, validTo: PlainDate | null): Promise<void> {
  await sql`update unit set valid_to = ${validTo}, version = version + 1 where id = ${id}`.execute(
    tx,
  )
}
