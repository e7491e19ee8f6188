import { sql } from 'kysely'
import { asProgram } from './as-program.ts'

/** Forgets sessions, waits and kept forms whose time is over; returns how many. */
export async function trimSignIn(): Promise<bigint> {
  let gone = 0n
  for (const statement of [
    sql`delete from sign_in_session where expires_at < now()`,
    sql`delete from sign_in_verification where expires_at < now()`,
    sql`delete from sign_in_kept_form where expires_at < now()`,
    sql`delete from sign_in_code_used where used_at < now() - interval '1 day'`,
    sql`delete from sign_in_back_off where tried_at < now() - interval '1 day' and free_at < now()`,
  ]) {
    const { numAffectedRows } = await asProgram('sign-in.trim', (db) => statement.execute(db))
    gone += numAffectedRows ?? 0n
  }
  return gone
}
