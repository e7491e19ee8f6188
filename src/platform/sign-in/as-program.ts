import { asSystem } from '#platform/db/acting.ts'
import { transact, type Tx } from '#platform/db/transact.ts'

/** Does an act of sign-in in one transaction, as the program: nobody is signed in yet, or their rights say nothing here. */
export const asProgram = <T>(act: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  asSystem(() => transact({ act }, work))
