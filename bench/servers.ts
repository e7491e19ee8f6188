import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Connection } from '#platform/embedded/cluster.ts'
import { builtServer } from '../tools/bootstrap/build.mjs'
import { environmentOf } from '../tools/bootstrap/environment.mjs'
import { nodeFlags, pinnedNode, serverFlags } from '../tools/bootstrap/pinned-node.mjs'
import { inRepository } from '../tools/bootstrap/repository.mjs'
import type { Statement } from './record.ts'

/** A server process under measurement. */
export type ServerProcess = {
  readonly address: string
  /** The most memory the process has held since the mark, in bytes; Linux only. */
  peakBytes(): number
  /** Begins a new high-water mark at what the process holds now. */
  forgetPeak(): void
  stop(): Promise<void>
}

/** The product as `npm start` runs it, on another database. */
export async function startProduct(
  { host, port, user, database }: Connection,
  dataDir: string,
): Promise<ServerProcess> {
  const query = new URLSearchParams({ host, port: String(port), user })
  const settings = {
    dataDir,
    world: 'demo',
    host: '',
    port: 0,
    databaseUrl: null,
    outside: null,
    secondStep: 'optional',
  } as const
  const env = {
    ...environmentOf(settings, withoutOurs(process.env)),
    DATABASE_URL: `postgres:///${database}?${query.toString()}`,
    KC_DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: '0',
    // One address is all the clients here: it is counted as always and never told to wait.
    KC_API_ADDRESS_PER_MINUTE: '100000000',
  }
  return start([...serverFlags, builtServer, '--demo'], env, /http:\/\/localhost:(\d+)/)
}

/** Bare `node:http` and `pg` that answer each path with the rows of its statements. */
export async function startBare(
  connection: Connection,
  pages: Readonly<Record<string, readonly Statement[]>>,
): Promise<ServerProcess> {
  const env = { ...process.env, NODE_ENV: 'production', KC_DATABASE: JSON.stringify(connection) }
  return start([...nodeFlags, inRepository('bench/bare.ts')], env, /^(\d+)$/, JSON.stringify(pages))
}

async function start(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  announces: RegExp,
  input = '',
): Promise<ServerProcess> {
  const child = spawn(pinnedNode(), args, {
    cwd: inRepository(),
    env,
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  })
  child.stdin?.end(input)
  const port = await announcedPort(child, announces)
  return {
    address: `http://127.0.0.1:${port}`,
    peakBytes: () => peakOf(child.pid ?? 0),
    forgetPeak: () => writeFileSync(`/proc/${child.pid ?? 0}/clear_refs`, '5'),
    async stop() {
      child.kill('SIGTERM')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

async function announcedPort(child: ChildProcess, announces: RegExp): Promise<string> {
  if (!child.stdout) throw new Error('the server has no output')
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    const port = announces.exec(line)?.[1]
    if (port === undefined) continue
    child.stdout.resume()
    return port
  }
  throw new Error(`the server did not start:\n${said.join('\n')}`)
}

function peakOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
}

function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => name !== 'KC_DATABASE' && name !== 'KC_LOGINS'),
  )
}
