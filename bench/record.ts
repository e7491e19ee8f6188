import { Kysely, PostgresDialect } from 'kysely'
import { rawPool } from '#platform/db/pool.ts'
import { withinTransaction, type Tx } from '#platform/db/transact.ts'

/** A statement as the product sent it. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] }

/** Runs a question of the product once and keeps every statement it sent, to be sent again by bare `pg`. */
export async function statementsOf(question: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = []
  const recording = new Kysely<Record<never, never>>({
    dialect: new PostgresDialect({ pool: rawPool() }),
    log: ({ query }) => sent.push({ text: query.sql, values: query.parameters }),
  })
  await withinTransaction(recording as Tx, question)
  return sent
}
