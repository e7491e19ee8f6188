import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from '../../bench/random.ts'
import { signal } from '#platform/embedded/processes.ts'
import type { Product } from './product.ts'

/** What a fault can reach. */
export type Scene = {
  readonly product: Product
  /** The lines of those who write. */
  readonly lines: readonly { cutLine(): void }[]
  readonly chance: Chance
}

const cuts = 4
const cutEveryMs = 60
const lookForMs = 3_000

/** kill -9 of the program, in the middle of whatever it does; started again as a supervisor would. */
async function app({ product }: Scene): Promise<number> {
  product.killProgram()
  return Date.now()
}

/** kill -9 of a process of the database that is in the middle of a transaction; the server then begins anew. */
async function backend({ product, chance }: Scene): Promise<number> {
  const watcher = await product.connect()
  try {
    for (const deadline = Date.now() + lookForMs; Date.now() < deadline; await sleep(2)) {
      const { rows } = await watcher.query<{ pid: number }>(busyBackends)
      if (rows.length === 0) continue
      signal(chance.oneOf(rows).pid, 'SIGKILL')
      return Date.now()
    }
    throw new Error('no backend was at work')
  } finally {
    await watcher.end().catch(() => {})
  }
}

/** kill -9 of the server that all processes of the database hang on. */
async function postmaster({ product }: Scene): Promise<number> {
  const pid = product.server?.pid
  if (pid === undefined) throw new Error('no database server runs')
  signal(pid, 'SIGKILL')
  return Date.now()
}

/** kill -9 of the database server and of the program, as when the machine is out of memory. */
async function both(scene: Scene): Promise<number> {
  await postmaster(scene)
  return app(scene)
}

/** The line between those who write and the program is cut several times: what was sent may have arrived. */
async function line({ lines }: Scene): Promise<number> {
  for (let cut = 0; cut < cuts; cut += 1) {
    await sleep(cutEveryMs)
    for (const each of lines) each.cutLine()
  }
  return Date.now()
}

/** The faults, by what they hit. Each answers when it struck. */
export const strikes = { app, backend, postmaster, both, line } as const

/** The kinds of fault. */
export type Kind = keyof typeof strikes

const busyBackends = `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
  and backend_type = 'client backend' and xact_start is not null`
