import { sql } from 'kysely'
import type { Tx } from './transact.ts'

/**
 * Gives the statements of a bulk act room, to the end of the transaction. The usual few megabytes make the entries of twenty
 * thousand rows go through files to be sorted, and their search words be filed three times on the way: together a tenth of the act.
 */
export async function giveRoom(tx: Tx): Promise<void> {
  await sql`set local work_mem = '64MB'`.execute(tx)
  await sql`set local gin_pending_list_limit = '64MB'`.execute(tx)
}
