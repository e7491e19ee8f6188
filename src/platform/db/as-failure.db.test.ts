import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import pg from 'pg'
import { expect, test } from 'vitest'
import { Failure } from '#core/failure.ts'
import { asFailure } from './as-failure.ts'
import { connectionSettings } from './connection.ts'

/** What a page is told when this work on a database fails. */
const told = async (work: Promise<unknown>) =>
  asFailure(
    await work.then(
      () => new Error('it worked'),
      (error: unknown) => error,
    ),
  )

async function withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionSettings())
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** A place that takes connections and does this with them, as a database that is going down. */
async function inPlaceOfDatabase<T>(
  answer: (socket: Socket) => void,
  work: (port: number) => Promise<T>,
): Promise<T> {
  const open = new Set<Socket>()
  const server: Server = createServer((socket) => {
    open.add(socket.on('error', () => {}))
    answer(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    return await work((server.address() as AddressInfo).port)
  } finally {
    for (const socket of open) socket.destroy()
    server.close()
  }
}

const ask = async (settings: pg.PoolConfig) => {
  const pool = new pg.Pool({ host: '127.0.0.1', user: 'x', database: 'x', ...settings })
  pool.on('error', () => {})
  return pool.query('select 1').finally(() => pool.end())
}

test.each(['08006', '53300', '53200', '57P01', '57P03', '57014', '40001', '40P01'])(
  'a database that answers %s is busy, and the person may try again',
  async (code) => {
    await withClient(async (client) => {
      const raised = client.query(
        `do $$ begin raise exception 'x' using errcode = '${code}'; end $$`,
      )
      expect(await told(raised)).toMatchObject({ kind: 'busy' })
    })
  },
)

test.each(['22P02', '22003', '22021'])(
  'a value that does not fit, %s, is said of the request',
  async (code) => {
    await withClient(async (client) => {
      const raised = client.query(
        `do $$ begin raise exception 'x' using errcode = '${code}'; end $$`,
      )
      expect(await told(raised)).toMatchObject({ kind: 'invalid' })
    })
  },
)

test.each(['23505', '42P01', '42601', 'P0001', 'XX000'])('%s is our own fault', async (code) => {
  await withClient(async (client) => {
    const raised = client.query(`do $$ begin raise exception 'x' using errcode = '${code}'; end $$`)
    expect(await told(raised)).not.toBeInstanceOf(Failure)
  })
})

test('a connection that is cut off, and the use of it afterwards, is told as busy', async () => {
  await withClient(async (client) => {
    const cut = client.query('select pg_terminate_backend(pg_backend_pid()), pg_sleep(1)')
    expect(await told(cut)).toMatchObject({ kind: 'busy' })
    expect(await told(client.query('select 1'))).toMatchObject({ kind: 'busy' })
  })
})

test('a database that nobody answers for is told as busy', async () => {
  const closed = await inPlaceOfDatabase(
    () => {},
    (port) => Promise.resolve(port),
  )
  expect(await told(ask({ port: closed }))).toMatchObject({ kind: 'busy' })
  expect(await told(ask({ host: '/nowhere', port: 1 }))).toMatchObject({ kind: 'busy' })
})

test('a database that hangs up, or never answers, is told as busy', async () => {
  await inPlaceOfDatabase(
    (socket) => socket.destroy(),
    async (port) => expect(await told(ask({ port }))).toMatchObject({ kind: 'busy' }),
  )
  await inPlaceOfDatabase(
    () => {},
    async (port) => {
      const late = ask({ port, connectionTimeoutMillis: 100 })
      expect(await told(late)).toMatchObject({ kind: 'busy' })
    },
  )
})

test('a pool whose connections are all in use is told as busy', async () => {
  const pool = new pg.Pool({ ...connectionSettings(), max: 1, connectionTimeoutMillis: 1_500 })
  const held = await pool.connect()
  try {
    expect(await told(pool.query('select 1'))).toMatchObject({ kind: 'busy' })
  } finally {
    held.release()
    await pool.end()
  }
})

test('an error that only sounds like the database is our own fault', () => {
  for (const error of [
    new Error('timeout'),
    Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'open' }),
    'busy',
    undefined,
  ])
    expect(asFailure(error)).toBe(error)
})
