import { AsyncLocalStorage } from 'node:async_hooks'
import { sql } from 'kysely'
import { Failure } from '#core/failure.ts'
import type { Standing } from '#core/standing.ts'
import { currentActing } from './acting.ts'
import { database, type Db } from './pool.ts'

/** A transaction in hand. Commands pass it on; only `store.ts` and `queries/` write SQL with it. */
export type Tx = Db

/** What is done with a transaction or a connection, knowing how far the right that was asked for reaches. */
type Work<T> = (tx: Tx, standing: Standing) => Promise<T>

/** What a transaction does. */
export type Act = {
  /**
   * The act of the trade, `scheme.create`: the right that is asked for, and what every audit entry of the transaction says.
   * How far the right reaches is as far as the transaction sees.
   */
  readonly act: string
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable'
}

const mostTries = 5
const retryable = new Set(['40001', '40P01'])

// Set only by the tests' `inRollback`: commands then join that transaction by a savepoint.
const ambient = new AsyncLocalStorage<Tx>()

/**
 * Runs work in one transaction, whole or not at all; tries again when the database asks for it.
 * @throws {Failure} forbidden, when whoever acts has no such right
 */
export async function transact<T>(act: Act, work: Work<T>): Promise<T> {
  const outer = ambient.getStore()
  if (outer) return inSavepoint(outer, act, work)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database()
        .transaction()
        .setIsolationLevel(act.isolation ?? 'read committed')
        .execute(async (tx) => {
          return work(tx, await announce(tx, act))
        })
    } catch (error) {
      if (attempt >= mostTries || !retryable.has(codeOf(error))) throw error
      await new Promise((resolve) => setTimeout(resolve, attempt * 20 * (1 + Math.random())))
    }
  }
}

/**
 * Runs a reading. `act` is the right to read that is asked for, `scheme.read`.
 * @throws {Failure} forbidden, when whoever acts has no such right
 */
export async function read<T>(act: string, work: Work<T>): Promise<T> {
  return work(ambient.getStore() ?? database(), standingOf(act))
}

/** Makes every `transact` and `read` inside `work` part of this transaction. For tests. */
export function withinTransaction<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  return ambient.run(tx, work)
}

let savepoints = 0

async function inSavepoint<T>(tx: Tx, act: Act, work: Work<T>): Promise<T> {
  const name = sql.raw(`sp_${(savepoints += 1)}`)
  await sql`savepoint ${name}`.execute(tx)
  try {
    const result = await work(tx, await announce(tx, act))
    await sql`release savepoint ${name}`.execute(tx)
    return result
  } catch (error) {
    await sql`rollback to savepoint ${name}`.execute(tx)
    throw error
  }
}

/** As whom the act is done. */
function standingOf(act: string): Standing {
  const standing = currentActing().standingFor(act)
  if (standing) return standing
  throw new Failure('forbidden', `${currentActing().actor} may not ${act}`)
}

async function announce(tx: Tx, { act }: Act): Promise<Standing> {
  const standing = standingOf(act)
  const { actor, as, from } = currentActing()
  await sql`select set_config('app.act', ${act}, true), set_config('app.actor', ${actor}, true),
    set_config('app.as', ${as ?? ''}, true), set_config('app.from', ${from ?? ''}, true),
    set_config('app.unit', ${standing.unitId ?? ''}, true),
    set_config('app.province', ${standing.provinceIds[0] ?? ''}, true)`.execute(tx)
  return standing
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
