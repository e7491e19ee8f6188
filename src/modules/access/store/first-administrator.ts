import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { today } from '#platform/clock.ts'
import { newId } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'

const prefix = 'first-administrator:'

/** Keeps the hash of a token for some hours. */
export async function keepToken(tx: Tx, token: string, hours: number): Promise<void> {
  await sql`insert into sign_in_verification (id, identifier, value, expires_at)
    values (${newId()}, ${identifierOf(token)}, 'admin', now() + make_interval(hours => ${hours}))`.execute(
    tx,
  )
}

/** Whether a token is kept and not too old. */
export async function isTokenGood(tx: Tx, token: string): Promise<boolean> {
  const { rows } = await sql`select from sign_in_verification
    where identifier = ${identifierOf(token)} and expires_at > now()`.execute(tx)
  return rows.length > 0
}

/** Whether this is a real office in which nobody administers. Asked again inside the act: of two at once one is the first. */
export async function isAwaited(tx: Tx): Promise<boolean> {
  const { rows } = await sql`
    select from installation where world = 'office' and not exists (
      select from role_holding h join person p on p.id = h.person_id
      where h.role = 'admin' and p.deactivated_at is null
        and h.valid_from <= ${today()} and coalesce(h.valid_to >= ${today()}, true))`.execute(tx)
  return rows.length > 0
}

/** Uses a token up. Taken in one statement: of two uses at once one finds it. */
export async function takeToken(tx: Tx, token: string): Promise<boolean> {
  const { rows } = await sql`delete from sign_in_verification
    where identifier = ${identifierOf(token)} and expires_at > now() returning id`.execute(tx)
  return rows.length > 0
}

/** Puts the tokens of before out of use. */
export async function forgetTokens(tx: Tx): Promise<void> {
  await sql`delete from sign_in_verification where identifier like ${`${prefix}%`}`.execute(tx)
}

const identifierOf = (token: string) =>
  prefix + createHash('sha256').update(token).digest('base64url')
