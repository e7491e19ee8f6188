import { asSystem } from './acting.ts'
import { database } from './pool.ts'
import { withinTransaction, type Tx } from './transact.ts'

class Undo extends Error {}

/**
 * Runs a test in one transaction of the real database and rolls it back; commands join it. It is the owner's, who may do all;
 * a command sees and changes what whoever acts may, which is everything unless the test says who acts.
 */
export async function inRollback(work: (tx: Tx) => Promise<void>): Promise<void> {
  try {
    await database()
      .transaction()
      .execute(async (tx) => {
        await withinTransaction(tx, (own) => asSystem(() => work(own)))
        throw new Undo()
      })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  }
}
