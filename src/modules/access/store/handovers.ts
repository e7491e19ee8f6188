import { sql } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import { today } from '#platform/clock.ts'
import type { Tx } from '#platform/db/transact.ts'
import type { OpenWorkKind } from '../open-work.ts'

/** The delegations in force or to come in which a person is deputy, in a unit. */
export const openDelegations: OpenWorkKind = {
  code: 'delegation',
  isActing: true,
  async list(tx, { personId, unitId }) {
    const { rows } = await sql<{ id: string; label: string }>`
      select d.id, p.name || ', ' || to_char(d.valid_from, 'DD/MM/YYYY') || ' – ' || to_char(d.valid_to, 'DD/MM/YYYY') as label
      from delegation d join person p on p.id = d.person_id
      where d.deputy_id = ${personId} and d.unit_id = ${unitId} and d.revoked_at is null and d.valid_to >= ${today()}
      order by d.valid_from, d.id limit 200`.execute(tx)
    return rows
  },
  // Whoever is away is nobody's deputy for himself: such a delegation stays where it is.
  async move(tx, ids, { fromId, toId }) {
    const { rows } = await sql<{ id: string }>`
      update delegation set deputy_id = ${toId}, version = version + 1
      where id = any (${[...ids]}::uuid[]) and deputy_id = ${fromId} and person_id <> ${toId} returning id`.execute(
      tx,
    )
    return rows.map(({ id }) => id)
  },
}

/** A role that went over: what was held until when, and the one that was given for it, if the receiver had none such. */
export type MovedRole = {
  readonly id: string
  readonly before: PlainDate | null
  readonly because: string | null
  readonly givenId: string | null
}

/** What went over: identifiers by the code of their kind, and roles. */
export type Moved = {
  readonly work: Readonly<Record<string, readonly string[]>>
  readonly roles: readonly MovedRole[]
  /** The kinds of work that do not go over. */
  readonly stays?: readonly string[]
}

/** A handover on record. */
export type StoredHandover = {
  readonly id: string
  readonly unitId: string
  readonly fromId: string
  readonly toId: string
  readonly because: string
  readonly effectiveOn: PlainDate
  readonly moved: Moved
  /** When the work went over; `null` before the day of effect. */
  readonly carriedOutAt: Date | null
  readonly undoneAt: Date | null
  readonly createdAt: Date
}

/** Writes a handover whose day has not come. */
export async function insertHandover(
  tx: Tx,
  h: Omit<StoredHandover, 'carriedOutAt' | 'undoneAt' | 'createdAt'>,
): Promise<void> {
  await sql`insert into handover (id, unit_id, from_id, to_id, because, effective_on, moved)
    values (${h.id}, ${h.unitId}, ${h.fromId}, ${h.toId}, ${h.because}, ${h.effectiveOn}, ${JSON.stringify(h.moved)}::jsonb)`.execute(
    tx,
  )
}

/** Says that the work went over, and what it was. */
export async function saveCarriedOut(tx: Tx, id: string, moved: Moved): Promise<void> {
  await sql`update handover set carried_out_at = now(), moved = ${JSON.stringify(moved)}::jsonb where id = ${id}`.execute(
    tx,
  )
}

/** The handovers whose day has come and which were neither carried out nor undone, the oldest first. */
export async function loadDueHandovers(tx: Tx, on: PlainDate): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from handover where carried_out_at is null and undone_at is null and effective_on <= ${on}
    order by effective_on, id limit 200`.execute(tx)
  return rows.map(({ id }) => id)
}

const columns = sql`id, unit_id as "unitId", from_id as "fromId", to_id as "toId", because, effective_on as "effectiveOn", moved,
  carried_out_at as "carriedOutAt", undone_at as "undoneAt", created_at as "createdAt"`

/** A handover, locked for the rest of the transaction. */
export async function loadHandover(tx: Tx, id: string): Promise<StoredHandover | undefined> {
  const { rows } =
    await sql<StoredHandover>`select ${columns} from handover where id = ${id} for update`.execute(
      tx,
    )
  return rows[0]
}

/** The newest handovers of a unit. */
export async function loadHandoversOf(tx: Tx, unitId: string): Promise<readonly StoredHandover[]> {
  const { rows } = await sql<StoredHandover>`
    select ${columns} from handover where unit_id = ${unitId} order by id desc limit 50`.execute(tx)
  return rows
}

/** Says that a handover was undone. */
export async function saveUndone(tx: Tx, id: string): Promise<void> {
  await sql`update handover set undone_at = now() where id = ${id}`.execute(tx)
}

/**
 * Takes away a role that a handover gave; what it was stays in the trail. Where something rests on it, a key or a deputy named
 * for it, it stays on record as a role that is over, and so are those.
 */
export async function takeGivenRole(tx: Tx, id: string, yesterday: PlainDate): Promise<void> {
  if (await deleteUnlessUsed(tx, id)) return
  await sql`update delegation set revoked_at = now(), version = version + 1 where holding_id = ${id} and revoked_at is null`.execute(
    tx,
  )
  await sql`update role_holding set valid_from = least(valid_from, ${yesterday}::date), valid_to = ${yesterday},
      version = version + 1 where id = ${id}`.execute(tx)
}

const isReferred = '23503'

async function deleteUnlessUsed(tx: Tx, id: string): Promise<boolean> {
  await sql`savepoint given_role`.execute(tx)
  try {
    await sql`delete from role_holding where id = ${id}`.execute(tx)
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === isReferred)) throw error
    await sql`rollback to savepoint given_role`.execute(tx)
    return false
  }
}

/** Gives a role back its end, unless it has got another since; says whether it did. */
export async function giveBackEnd(
  tx: Tx,
  { id, before, because }: MovedRole,
  endedOn: PlainDate,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update role_holding set valid_to = ${before}, ended_because = ${because}, version = version + 1
    where id = ${id} and valid_to = ${endedOn}`.execute(tx)
  return numAffectedRows === 1n
}
