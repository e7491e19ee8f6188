import { Kysely, PostgresDialect } from 'kysely'
import { rawPool } from '#platform/db/pool.ts'
import { withinTransaction, type Tx } from '#platform/db/transact.ts'
import { api } from '../src/routes/api/v1/api.ts'

/** A statement as the product sent it. */
export type Statement = { readonly text: string; readonly values: readonly unknown[] }

/** Runs a question of the product once and keeps every statement it sent, to be sent again by bare `pg`. */
export async function statementsOf(question: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = []
  const recording = new Kysely<Record<never, never>>({
    dialect: new PostgresDialect({ pool: rawPool() }),
    log: ({ query }) => {
      if (!tellsWhoActs(query.sql)) sent.push({ text: query.sql, values: query.parameters })
    },
  })
  await withinTransaction(recording as Tx, question)
  return sent
}

// Before each statement the database is told as whom it is sent; the baseline has no rights.
const tellsWhoActs = (text: string) => text.startsWith('select set_config(')

/** The statements behind each path of the API when it is asked not for the first time. */
export async function statementsBehind(
  paths: readonly string[],
): Promise<Record<string, readonly Statement[]>> {
  const pages: Record<string, readonly Statement[]> = {}
  for (const path of paths) {
    const ask = async () => {
      const response = await api(new Request(`http://localhost${path}`))
      if (response.status !== 200) throw new Error(`${response.status} from ${path}`)
    }
    await ask()
    pages[path] = await statementsOf(ask)
  }
  return pages
}
