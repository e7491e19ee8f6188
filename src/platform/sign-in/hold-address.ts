import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'

/** Holds an address for the rest of the transaction: of two who take it at once, the second sees that it is taken. */
export async function holdAddress(tx: Tx, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`address ${email}`}, 0))`.execute(tx)
}
