import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'

/**
 * Takes the audit chains of these provinces, in their order, for the rest of the transaction.
 * Acts that touch several provinces, or one province by several statements, take all of them first: two such acts
 * then wait for each other instead of locking each other out. `central` is the chain of no province.
 */
export async function holdChains(tx: Tx, chains: Iterable<string>): Promise<void> {
  await sql`select audit_hold(${[...new Set(chains)].sort()}::text[])`.execute(tx)
}
