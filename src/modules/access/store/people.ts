import { sql } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import { Failure } from '#core/failure.ts'
import type { Tx } from '#platform/db/transact.ts'
import { today } from '#platform/clock.ts'
import { holdAddress } from '#platform/sign-in/hold-address.ts'
import type { DatedHolding, DatedUnit } from '../domain/manage-roles.ts'
import type { Role } from '../domain/roles.ts'
import type { UnitKind } from '../domain/unit-kinds.ts'

/** A person as commands need them. */
export type StoredPerson = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly isDemo: boolean
  readonly deactivatedAt: Date | null
  readonly invitedAt: Date | null
  readonly emailVerified: boolean
  readonly phone: string | null
  readonly locale: 'vi' | 'en'
  readonly erasedAt: Date | null
  readonly version: number
}

/**
 * A person, locked for the rest of the transaction: of two who change the same one, the second sees what the first did.
 * @throws {Failure} not-found
 */
export async function lockPerson(tx: Tx, id: string): Promise<StoredPerson> {
  const { rows } = await sql<StoredPerson>`
    select id, name, email, is_demo as "isDemo", deactivated_at as "deactivatedAt", invited_at as "invitedAt",
      email_verified as "emailVerified", phone, locale, erased_at as "erasedAt", version
    from person where id = ${id} for no key update`.execute(tx)
  const [found] = rows
  if (!found) throw new Failure('not-found', `person ${id}`)
  return found
}

type UnitRow = {
  unit_id: string
  kind: UnitKind
  unit_name: string
  province_id: string | null
  region: string | null
  establishment_id: string | null
  unit_from: PlainDate
  unit_to: PlainDate | null
}
type HoldingRow = UnitRow & {
  id: string
  person_id: string
  role: Role
  valid_from: PlainDate
  valid_to: PlainDate | null
  given_because: string | null
  ended_because: string | null
  version: number
}

/** A role on record: its days, why it was given and why it ends. */
export type RecordedHolding = DatedHolding & {
  readonly unit: DatedUnit
  readonly givenBecause: string | null
  readonly endedBecause: string | null
  readonly version: number
}

const unitColumns = sql`u.id as unit_id, u.kind, u.name as unit_name, u.province_id, u.region, u.establishment_id,
  u.valid_from as unit_from, u.valid_to as unit_to`

/** Every role of a person, held, ended or to come, the newest first. */
export const loadHoldings = (tx: Tx, personId: string) => selectHoldings(tx, 'person_id', personId)

/** Every role held in a unit. */
export const loadHoldingsIn = (tx: Tx, unitId: string) => selectHoldings(tx, 'unit_id', unitId)

const mostHoldings = 1_000

async function selectHoldings(
  tx: Tx,
  by: 'person_id' | 'unit_id' | 'id',
  id: string,
): Promise<readonly RecordedHolding[]> {
  const { rows } = await sql<HoldingRow>`
    select h.id, h.person_id, h.role, h.valid_from, h.valid_to, h.given_because, h.ended_because, h.version, ${unitColumns}
    from role_holding h join unit u on u.id = h.unit_id where h.${sql.ref(by)} = ${id}
    order by h.valid_from desc, h.id desc limit ${mostHoldings}`.execute(tx)
  return rows.map(({ id: holdingId, person_id, role, valid_from, valid_to, ...row }) => ({
    id: holdingId,
    personId: person_id,
    role,
    unit: asUnit(row),
    validFrom: valid_from,
    validTo: valid_to,
    givenBecause: row.given_because,
    endedBecause: row.ended_because,
    version: row.version,
  }))
}

const asUnit = (row: UnitRow): DatedUnit => ({
  id: row.unit_id,
  kind: row.kind,
  name: row.unit_name,
  provinceId: row.province_id,
  region: row.region,
  establishmentId: row.establishment_id,
  validFrom: row.unit_from,
  validTo: row.unit_to,
})

/** A role by its identifier. */
export async function loadHolding(tx: Tx, id: string): Promise<RecordedHolding | undefined> {
  const [found] = await selectHoldings(tx, 'id', id)
  return found
}

/** A unit with its days; it does not end before this transaction has. */
export async function findDatedUnit(tx: Tx, id: string): Promise<DatedUnit | undefined> {
  const { rows } =
    await sql<UnitRow>`select ${unitColumns} from unit u where u.id = ${id} for share`.execute(tx)
  return rows[0] && asUnit(rows[0])
}

/** Whether a person is let in no more. */
export async function isShutOut(tx: Tx, id: string): Promise<boolean> {
  const { rows } =
    await sql`select from person where id = ${id} and deactivated_at is not null`.execute(tx)
  return rows.length > 0
}

/** Whether somebody is entered under an address; nobody takes it before this transaction has ended. */
export async function isEmailTaken(tx: Tx, email: string, but: string | null = null) {
  await holdAddress(tx, email)
  const { rows } =
    await sql`select from person where email = ${email} and id is distinct from ${but}::uuid`.execute(
      tx,
    )
  return rows.length > 0
}

/**
 * How many people, this one left out, administer the whole nation today and are let in. One counts at a time: of two who take
 * each other's office the second finds the first gone.
 */
export async function countOtherAdministrators(tx: Tx, personId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('administrators', 0))`.execute(tx)
  const { rows } = await sql<{ others: number }>`
    select count(distinct p.id)::integer as others
    from role_holding h join person p on p.id = h.person_id join unit u on u.id = h.unit_id
    where h.role = 'admin' and u.province_id is null and u.region is null and p.id <> ${personId}
      and p.deactivated_at is null and (p.email_verified or p.invited_at is null)
      and h.valid_from <= ${today()} and h.valid_to is null`.execute(tx)
  return rows[0]?.others ?? 0
}

/** Ends a role on a day, or takes the end back. */
export async function saveHoldingEnd(
  tx: Tx,
  id: string,
  { validTo, because }: { validTo: PlainDate | null; because: string | null },
): Promise<void> {
  await sql`update role_holding set valid_to = ${validTo}, ended_because = ${because}, version = version + 1
    where id = ${id}`.execute(tx)
}

/** Shuts a person out, or lets them in again. */
export async function savePersonState(tx: Tx, id: string, because: string | null): Promise<void> {
  await sql`update person set deactivated_at = case when ${because}::text is null then null else now() end,
      deactivated_because = ${because}, version = version + 1, updated_at = now() where id = ${id}`.execute(
    tx,
  )
}

/** Writes how a person is called and where mails to them go; an address that changed is not confirmed yet. */
export async function savePersonTexts(
  tx: Tx,
  id: string,
  { name, email }: { readonly name: string; readonly email: string },
): Promise<void> {
  await sql`update person set name = ${name}, email = ${email}, email_verified = email_verified and email = ${email},
      version = version + 1, updated_at = now() where id = ${id}`.execute(tx)
}

/** Says that an invitation was mailed. */
export async function saveInvited(tx: Tx, id: string): Promise<void> {
  await sql`update person set invited_at = now(), updated_at = now() where id = ${id}`.execute(tx)
}

/** Says that nothing of a person is kept any more: nobody signs in as them, and no invitation is open. */
export async function markErased(tx: Tx, id: string): Promise<void> {
  await sql`update person set erased_at = now(), deactivated_at = coalesce(deactivated_at, now()), invited_at = null,
      email_verified = false, two_factor_enabled = false, version = version + 1, updated_at = now() where id = ${id}`.execute(
    tx,
  )
}

/** Writes the telephone number of a person, or that there is none. */
export async function savePhone(tx: Tx, id: string, phone: string | null): Promise<void> {
  await sql`update person set phone = ${phone}, version = version + 1, updated_at = now() where id = ${id}`.execute(
    tx,
  )
}
