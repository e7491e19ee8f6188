import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import pg from 'pg'
import { Kysely, PostgresDialect, type CompiledQuery } from 'kysely'
import { connectionSettings, loginSettings } from './connection.ts'
import { logins, type Login } from './database-roles.ts'

// Parsers are set once: money is int8 and must stay exact; a day must not become a local midnight.
const OID = { int8: 20, date: 1082 } as const
pg.types.setTypeParser(OID.int8, BigInt)
pg.types.setTypeParser(OID.date, (text: string) => text)

/** A database handle: the pool or a transaction. Tables are written in SQL, so no schema type. */
export type Db = Kysely<Record<never, never>>

// Of fifty connections of the server's own, for two programs at once during a restart.
const poolSizes = { portal: 8, desk: 10, jobs: 8, owner: 10 } as const

type Opened = { readonly pool: pg.Pool; readonly db: Db }
const opened = new Map<Login | 'owner', Opened>()

/**
 * The pool of a login. A statement sent outside of an act finds nothing there: a login has rights in a transaction of
 * `transact` or `read` only.
 */
export function databaseOf(login: Login): Db {
  return open(login).db
}

/** Asks the database for nothing; fails when it does not answer. */
export async function isAnswering(): Promise<void> {
  await open('jobs').pool.query('select 1')
}

/** The pool of the owner, who makes the schema: for migrations, and for the tools that measure. */
export function database(): Db {
  return open('owner').db
}

/** The raw pool of the owner, for COPY and cursors. */
export function rawPool(): pg.Pool {
  return open('owner').pool
}

/** Closes the pools; the next use opens new ones. */
export async function closeDatabase(): Promise<void> {
  const closing = [...opened.values()]
  opened.clear()
  await Promise.all(closing.map(({ pool }) => pool.end()))
}

function open(as: Login | 'owner'): Opened {
  const known = opened.get(as)
  if (known) return known
  const pool = new pg.Pool({
    max: poolSizes[as],
    connectionTimeoutMillis: 5_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 30_000,
    // Statements go out as they are made; the owner's COPY cannot share a connection so.
    pipeline: as !== 'owner' && isNaming(),
    ...settingsOf(as),
  })
  // Both handlers are needed: an idle client fails on the pool, a borrowed one on itself.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const dialect = new PostgresDialect({ pool: asSent(pool) })
  const made = { pool, db: new Kysely<Record<never, never>>({ dialect }) }
  opened.set(as, made)
  return made
}

function settingsOf(as: Login | 'owner'): pg.PoolConfig {
  const login = logins.find((one) => one === as)
  return login ? loginSettings(login) : connectionSettings()
}

const isNaming = () => process.env.KC_PREPARED !== 'off'

type Sending = { readonly role: string; opening: string | undefined }
const sending = new AsyncLocalStorage<Sending>()

/**
 * Does work whose statements are sent as this role of the database. With an opening, it is sent before the first statement on
 * the connection the work borrows, and without waiting for its answer.
 */
export function sendingAs<T>(role: string, work: () => T, opening?: string): T {
  return sending.run({ role, opening }, work)
}

/**
 * Sends a transaction of one statement whole: its opening, the statement as this role and its end leave together, and the server is
 * woken once instead of three times.
 */
export async function sendWhole<R>(
  {
    login,
    role,
    opening,
  }: { readonly login: Login; readonly role: string; readonly opening: string },
  { sql: text, parameters }: CompiledQuery<R>,
): Promise<readonly R[]> {
  const client = await open(login).pool.connect()
  try {
    const name = isNaming() ? nameOf(role, text) : undefined
    const { stream } = client.connection
    stream.cork()
    const begun = client.query(opening)
    const answered = client.query<R & pg.QueryResultRow>({
      ...(name !== undefined && { name }),
      text,
      values: [...parameters],
    })
    const ended = client.query('commit')
    stream.uncork()
    // What failed to open fails by its own reason, and so does the statement; the end of either is a rollback.
    const all = await Promise.allSettled([begun, answered, ended])
    const failed = all.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
    return (await answered).rows
  } finally {
    client.release()
  }
}

// The first connection that is borrowed takes it: work that borrows another one does not open a transaction there.
function takeOpening(): string | undefined {
  const store = sending.getStore()
  const opening = store?.opening
  if (store) store.opening = undefined
  return opening
}

/** A pool that sends openings, and each parametrised statement under a name, so that the server parses it once a connection. */
function asSent(pool: pg.Pool) {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      const direct = client.query.bind(client)
      let opening = takeOpening()
      const send = (text: unknown, values?: unknown[]) =>
        typeof text === 'string' && values && values.length > 0 && isNaming()
          ? direct({ name: nameOf(sending.getStore()?.role ?? '', text), text, values })
          : direct(text as string, values)
      // What failed to open fails by its own reason; the statement behind it found no transaction and no right.
      const query = async (text: unknown, values?: unknown[]) => {
        if (opening === undefined) return send(text, values)
        const begun = direct(opening)
        opening = undefined
        const [, answer] = await Promise.all([begun, send(text, values)])
        return answer
      }
      return {
        query,
        release: (error?: Error | boolean) => client.release(error),
        processID: undefined,
      } as unknown as pg.PoolClient
    },
  } as unknown as pg.Pool
}

// The map is capped: a statement with a varying IN list must not grow the server's memory for ever.
const names = new Map<string, string>()
const mostNames = 2_000

// A plan knows the policies of the role it was made for: under one name the server would make it anew at each change of role.
function nameOf(role: string, text: string): string | undefined {
  const sent = `${role} ${text}`
  const known = names.get(sent)
  if (known !== undefined) return known
  if (names.size >= mostNames) return undefined
  const name = createHash('sha256').update(sent).digest('hex').slice(0, 20)
  names.set(sent, name)
  return name
}
