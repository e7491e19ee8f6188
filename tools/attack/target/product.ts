import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openCluster } from '#platform/embedded/cluster.ts'
import { build, builtServer, isBuilt } from '../../bootstrap/build.mjs'
import { environmentOf } from '../../bootstrap/environment.mjs'
import { pinnedNode, serverFlags } from '../../bootstrap/pinned-node.mjs'
import { inRepository } from '../../bootstrap/repository.mjs'
import { readSettings } from '../../bootstrap/settings.mjs'
import { openDatabase, type Database } from './database.ts'

/** The program as anybody starts it, on the demo world in a folder of its own, with a way into its database. */
export type Product = {
  readonly address: string
  readonly database: Database
  readonly memoryBytes: () => number
  /** Its log so far. */
  readonly log: () => string
  readonly isRunning: () => boolean
  stop(): Promise<void>
}

// Whoever attacks comes from one address: at its limit every further question would be refused before it is looked at.
const unlimited = { KC_API_ADDRESS_PER_MINUTE: '1000000', KC_API_KEY_PER_MINUTE: '1000000' }

/** Starts it; `env` is what an operator would set besides. */
export async function startProduct(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Product> {
  if (!isBuilt()) build()
  const settings = readSettings(['--demo'], { KC_DATA_DIR: folder, PORT: '0' })
  const child = spawn(pinnedNode(), [...serverFlags, builtServer, '--demo'], {
    cwd: inRepository(),
    env: {
      ...environmentOf(settings, withoutOurs()),
      ...unlimited,
      KC_DATA_DIR: folder,
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  if (!child.stdout) throw new Error('the program has no output')
  const said: string[] = []
  let address: string | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    address = /http:\/\/localhost:(\d+)/.exec(line)?.[1]
    if (address !== undefined) break
  }
  if (address === undefined) throw new Error(`the program did not start:\n${said.join('\n')}`)
  child.stdout.resume()
  const cluster = await openCluster({ base: join(folder, 'pg'), log: () => {} })
  const database = openDatabase(cluster.connection('khuyen_cong'))
  const isRunning = () => child.exitCode === null && child.signalCode === null
  return {
    address: `http://127.0.0.1:${address}`,
    database,
    memoryBytes: () => memoryOf(child.pid ?? 0),
    log: () => readFileSync(join(folder, 'log', 'app.log'), 'utf8'),
    isRunning,
    async stop() {
      await database.close()
      child.kill('SIGTERM')
      if (isRunning()) await once(child, 'exit')
    },
  }
}

function memoryOf(pid: number): number {
  try {
    return (
      Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) *
      1024
    )
  } catch {
    return 0
  }
}

// Nothing of the one who attacks reaches the attacked: neither a database nor a name of a host.
function withoutOurs(): NodeJS.ProcessEnv {
  const ours = /^(KC_.*|DATABASE_URL|HOST|PORT|PROTOCOL_HEADER|ORIGIN)$/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)))
}
