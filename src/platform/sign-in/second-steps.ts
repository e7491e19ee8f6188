import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import { asProgram } from './as-program.ts'
import { forgetAuthenticator } from './authenticator.ts'

/** Whether a person has anything beside the password: an authenticator in use, or a passkey. */
export async function hasSecondSteps(personId: string): Promise<boolean> {
  return asProgram('sign-in.find', async (tx) => {
    const { rows } = await sql`
      select from sign_in_two_factor where person_id = ${personId} and verified
      union all select from sign_in_passkey where person_id = ${personId} limit 1`.execute(tx)
    return rows.length > 0
  })
}

/** Forgets all of it, the recovery codes too, for somebody who lost it. */
export async function forgetSecondSteps(tx: Tx, personId: string): Promise<void> {
  await forgetAuthenticator(tx, personId)
  await sql`delete from sign_in_passkey where person_id = ${personId}`.execute(tx)
}
