import { sql } from 'kysely'
import { asSystem } from './acting.ts'
import { transact } from './transact.ts'

/** How long a repeat of a form is answered with what the first sending did. */
const keptDays = 7

/** Forgets sendings of forms that nobody repeats any more; returns how many. */
export async function trimSendings(): Promise<bigint> {
  const { numAffectedRows } = await asSystem(() =>
    transact({ act: 'sendings.trim' }, (tx) =>
      sql`delete from idempotency where created_at < now() - make_interval(days => ${keptDays})`.execute(
        tx,
      ),
    ),
  )
  return numAffectedRows ?? 0n
}
