import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'

/**
 * Takes the audit chains of these provinces, in their order, for the rest of the transaction.
 * Acts that touch several provinces, or one province by several statements, take all of them first: two such acts
 * then wait for each other instead of locking each other out. `central` is the chain of no province.
 */
export async function holdChains(tx: Tx, chains: Iterable<string>): Promise<void> {
  const names = [...new Set(chains)].sort()
  await sql`insert into audit_head select c, 0, ''::bytea from unnest(${names}::text[]) c order by 1 on conflict do nothing`.execute(
    tx,
  )
  await sql`select 1 from audit_head where chain = any (${names}::text[]) order by chain collate "C" for update`.execute(
    tx,
  )
}
