import { database } from './pool.ts'
import { withinTransaction, type Tx } from './transact.ts'

class Undo extends Error {}

/** Runs a test in one transaction of the real database and rolls it back; commands join it. */
export async function inRollback(work: (tx: Tx) => Promise<void>): Promise<void> {
  try {
    await database()
      .transaction()
      .execute(async (tx) => {
        await withinTransaction(tx, () => work(tx))
        throw new Undo()
      })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  }
}
