import { sql } from 'kysely'
import { newId } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'
import { hashPassword } from './password-hash.ts'

/** Gives a person a password, or another one; the caller has judged it and decides what becomes of open sessions. */
export async function savePassword(tx: Tx, personId: string, password: string): Promise<void> {
  const hash = await hashPassword(password)
  await sql`insert into sign_in_account (id, person_id, provider_id, account_id, password)
    values (${newId()}, ${personId}, 'credential', ${personId}::text, ${hash})
    on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = now()`.execute(
    tx,
  )
}
