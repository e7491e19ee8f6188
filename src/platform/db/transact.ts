import { AsyncLocalStorage } from 'node:async_hooks'
import { sql, type RawBuilder } from 'kysely'
import { Failure } from '#core/failure.ts'
import { contextOf, nothing, tell, tellAll, type ActContext } from './act-context.ts'
import type { Standing } from '#core/standing.ts'
import { currentActing } from './acting.ts'
import { databaseOf, sendingAs, sendWhole, type Db } from './pool.ts'

/** A transaction in hand. Commands pass it on; only `store.ts` and `queries/` write SQL with it. */
export type Tx = Db

/** What is done with a transaction, knowing how far the right that was asked for reaches. */
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

/**
 * Runs work in one transaction, whole or not at all; tries again when the database asks for it.
 * @throws {Failure} forbidden, when whoever acts has no such right
 */
export async function transact<T>(act: Act, work: Work<T>): Promise<T> {
  const context = contextOf(act.act, standingOf(act.act))
  const outer = ambient.getStore()
  if (outer) return inSavepoint(outer, context, work)
  const begin = `begin isolation level ${act.isolation ?? 'read committed'}`
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(begin, context, work, 'writes')
    } catch (error) {
      if (attempt >= mostTries || !retryable.has(codeOf(error))) throw error
      await new Promise((resolve) => setTimeout(resolve, attempt * 20 * (1 + Math.random())))
    }
  }
}

/**
 * Runs a reading; what it sees is as far as the right to it reaches. `act` is that right, `scheme.read`.
 * @throws {Failure} forbidden, when whoever acts has no such right
 */
export async function read<T>(act: string, work: Work<T>): Promise<T> {
  const context = contextOf(act, standingOf(act))
  const outer = ambient.getStore()
  if (outer) return inTurn(outer, () => within(outer, context, work))
  return inTransaction('begin read only', context, work, 'reads')
}

/**
 * Runs a reading of one statement: `read` for the lists that are asked for most. Tells how far the right to it reached.
 * @throws {Failure} forbidden, when whoever acts has no such right
 */
export async function readOne<R>(
  act: string,
  statement: (standing: Standing) => RawBuilder<R>,
): Promise<{ readonly rows: readonly R[]; readonly standing: Standing }> {
  if (ambient.getStore())
    return read(act, async (tx, standing) => {
      const { rows } = await statement(standing).execute(tx)
      return { rows, standing }
    })
  const context = contextOf(act, standingOf(act))
  const { login, role, standing } = context
  const opening = `begin read only; ${tell(context, 'reads')}`
  const compiled = statement(standing).compile(databaseOf(login))
  return { rows: await sendWhole({ login, role, opening }, compiled), standing }
}

/** As whom the act is done: asked before anything is sent. */
function standingOf(act: string): Standing {
  const acting = currentActing()
  const standing = acting.standingFor(act)
  if (standing) return standing
  throw new Failure('forbidden', `${acting.actor} may not ${act}`, { detail: { act } })
}

// The beginning and the context are one message, and the first statement follows on its heels. What a reading found is known
// before its end is: it is answered at once, and the connection goes back when it has ended.
function inTransaction<T>(
  begin: string,
  context: ActContext,
  work: Work<T>,
  does: 'reads' | 'writes',
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const whole = async (tx: Tx) => {
    try {
      const result = await work(tx, context.standing)
      if (does === 'reads') resolve(result)
      await commit(tx)
      return result
    } catch (error) {
      // A connection that cannot even do this is broken, and the pool lets it go.
      await sql`rollback`.execute(tx).catch(() => {})
      throw error
    }
  }
  sendingAs(
    context.role,
    () => databaseOf(context.login).connection().execute(whole),
    `${begin}; ${tell(context, does)}`,
  ).then(resolve, reject)
  return promise
}

// The server ends a transaction in which a statement failed by ROLLBACK, and says so by its answer alone.
async function commit(tx: Tx): Promise<void> {
  const { rows } = await sql<{ command: string }>`commit`.execute(tx)
  if (rows[0]?.command !== 'COMMIT')
    throw new Error('the transaction was rolled back: a statement of it failed unheard')
}

type Ambient = {
  readonly tx: Tx
  readonly settings: ActContext['settings']
  /** The acts on their way at this level: on one connection they go one after the other. */
  turn: Promise<unknown>
}

// Set only by the tests' `inRollback`: commands then join that transaction by a savepoint.
const ambient = new AsyncLocalStorage<Ambient>()

/**
 * Makes every `transact` and `read` inside `work` part of this transaction of the owner; `work` is given it for statements of its
 * own. For tests.
 */
export async function withinTransaction<T>(tx: Tx, work: (own: Tx) => Promise<T>): Promise<T> {
  const settings = ambient.getStore()?.settings ?? nothing
  const level: Ambient = { tx, settings, turn: Promise.resolve() }
  return onLevel(level, () => work(betweenActs(level)))
}

// An act that nobody waits for, the reading of a file say, has the connection and its role to itself until it ends: a statement
// sent meanwhile would be sent in the name of whoever acts there.
function betweenActs(level: Ambient): Tx {
  const { tx } = level
  const executor = tx.getExecutor()
  const executeQuery: typeof executor.executeQuery = (query, options) => {
    const send = () => executor.executeQuery(query, options)
    return ambient.getStore() === level ? inTurn(level, send) : send()
  }
  return besides(tx, { getExecutor: () => besides(executor, { executeQuery }) })
}

// Methods keep the object they are of: it has private parts.
function besides<T extends object>(whole: T, own: Partial<T>): T {
  return new Proxy(whole, {
    get: (_, name) => {
      const found: unknown = Reflect.get(name in own ? own : whole, name)
      return typeof found === 'function' ? (found.bind(whole) as unknown) : found
    },
  })
}

async function onLevel<T>(level: Ambient, work: () => Promise<T>): Promise<T> {
  try {
    return await ambient.run(level, work)
  } finally {
    await level.turn
  }
}

function inTurn<T>(outer: Ambient, work: () => Promise<T>): Promise<T> {
  const done = outer.turn.then(work)
  outer.turn = done.catch(() => {})
  return done
}

let savepoints = 0

function inSavepoint<T>(outer: Ambient, context: ActContext, work: Work<T>): Promise<T> {
  const { tx } = outer
  const name = sql.raw(`sp_${(savepoints += 1)}`)
  return inTurn(outer, async () => {
    await sql`savepoint ${name}`.execute(tx)
    try {
      const result = await within(outer, context, work)
      await sql`release savepoint ${name}`.execute(tx)
      return result
    } catch (error) {
      await sql`rollback to savepoint ${name}`.execute(tx)
      throw error
    }
  })
}

// The transaction goes on after the act: what it was before is told again.
async function within<T>(
  { tx, settings: before }: Ambient,
  context: ActContext,
  work: Work<T>,
): Promise<T> {
  await sql.raw(tellAll(context.settings)).execute(tx)
  try {
    return await onLevel({ tx, settings: context.settings, turn: Promise.resolve() }, () =>
      sendingAs(context.role, () => work(tx, context.standing)),
    )
  } finally {
    // After a failed statement the server takes none; the savepoint of the act brings the settings back.
    await sql
      .raw(tellAll(before))
      .execute(tx)
      .catch(() => {})
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
