import { createHash } from 'node:crypto'
import pg from 'pg'
import { Kysely, PostgresDialect } from 'kysely'
import { connectionSettings } from './connection.ts'

// Parsers are set once: money is int8 and must stay exact; a day must not become a local midnight.
const OID = { int8: 20, date: 1082 } as const
pg.types.setTypeParser(OID.int8, BigInt)
pg.types.setTypeParser(OID.date, (text: string) => text)

/** A database handle: the pool or a transaction. Tables are written in SQL, so no schema type. */
export type Db = Kysely<Record<never, never>>

const poolSize = 10
let opened: { pool: pg.Pool; db: Db } | undefined

/** The one pool of this process, opened at first use. */
export function database(): Db {
  return open().db
}

/** The raw pool, for COPY and cursors. */
export function rawPool(): pg.Pool {
  return open().pool
}

/** Closes the pool; the next use opens a new one. */
export async function closeDatabase(): Promise<void> {
  const closing = opened
  opened = undefined
  await closing?.pool.end()
}

function open(): { pool: pg.Pool; db: Db } {
  if (opened) return opened
  const pool = new pg.Pool({
    max: poolSize,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 30_000,
    ...connectionSettings(),
  })
  // Both handlers are needed: an idle client fails on the pool, a borrowed one on itself.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const dialect = new PostgresDialect({
    pool: process.env.KC_PREPARED === 'off' ? pool : prepared(pool),
  })
  opened = { pool, db: new Kysely({ dialect }) }
  return opened
}

/** Sends each parametrised statement under a name, so that the server parses it once a connection. */
function prepared(pool: pg.Pool) {
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      const direct = client.query.bind(client)
      const query = (text: unknown, values?: unknown[]) =>
        typeof text === 'string' && values && values.length > 0
          ? direct({ name: nameOf(text), text, values })
          : direct(text as string, values)
      return {
        query,
        release: (error?: Error) => client.release(error),
        processID: undefined,
      } as unknown as pg.PoolClient
    },
  } as unknown as pg.Pool
}

// The map is capped: a statement with a varying IN list must not grow the server's memory for ever.
const names = new Map<string, string>()
const mostNames = 2_000

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= mostNames) return undefined
  const name = createHash('sha1').update(text).digest('hex').slice(0, 20)
  names.set(text, name)
  return name
}
