import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { readPidFile, type PidFile } from '#platform/embedded/pid-file.ts'
import { isAlive, serversOf } from '#platform/embedded/processes.ts'
import { builtServer } from '../../tools/bootstrap/build.mjs'
import { environmentOf } from '../../tools/bootstrap/environment.mjs'
import { pinnedNode, serverFlags } from '../../tools/bootstrap/pinned-node.mjs'
import { inRepository } from '../../tools/bootstrap/repository.mjs'

/** A fault built into the product on purpose, to see that the battery finds it. */
export type Planted = { readonly preload?: string; readonly env?: Readonly<Record<string, string>> }

const startWithinMs = 60_000

/** The product as `npm start` runs it, with its own PostgreSQL in a folder of its own; started again whenever it ends. */
export class Product {
  readonly #folder: string
  readonly #planted: Planted
  readonly #log: WriteStream
  #child: ChildProcess | undefined
  #port = 0
  #isWanted = true
  #mayEnd = false
  #exits = 0
  #starting: Promise<void> = Promise.resolve()

  constructor(folder: string, planted: Planted = {}) {
    this.#folder = folder
    this.#planted = planted
    this.#log = createWriteStream(join(folder, 'product.log'), { flags: 'a' })
  }

  get address(): string {
    return `http://localhost:${this.#port}`
  }

  /** How often the program ended without being told to. */
  get unplannedExits(): number {
    return this.#exits
  }

  get dataDir(): string {
    return join(this.#folder, 'pg', 'data')
  }

  /** What the running PostgreSQL says of itself. */
  get server(): PidFile | null {
    return readPidFile(this.dataDir)
  }

  start(): Promise<void> {
    this.#starting = this.#launch()
    return this.#starting
  }

  /** kill -9 of the program; as under a supervisor, it is started again at once. */
  killProgram(): void {
    this.#mayEnd = true
    this.#child?.kill('SIGKILL')
  }

  /** A connection of our own to the database, once it accepts any. */
  async connect(): Promise<pg.Client> {
    for (const deadline = Date.now() + startWithinMs; ; await sleep(50)) {
      const client = new pg.Client(this.settings())
      client.on('error', () => {})
      try {
        await client.connect()
        return client
      } catch (error) {
        await client.end().catch(() => {})
        if (Date.now() > deadline) throw error
      }
    }
  }

  settings(): pg.PoolConfig {
    const { socketDir: host = '', port = 0 } = this.server ?? {}
    return { host, port, user: 'postgres', database: 'khuyen_cong' }
  }

  async stop(): Promise<void> {
    this.#isWanted = false
    await this.#starting.catch(() => {})
    const child = this.#child
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    this.#log.end()
    while (serversOf(this.dataDir).some(isAlive)) await sleep(25)
  }

  async #launch(): Promise<void> {
    const preload = this.#planted.preload
    const flags = preload === undefined ? [] : ['--import', inRepository(preload)]
    const child = spawn(pinnedNode(), [...serverFlags, ...flags, builtServer, '--demo'], {
      cwd: inRepository(),
      env: this.#environment(),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.#child = child
    child.once('exit', () => this.#ended())
    child.stderr?.pipe(this.#log, { end: false })
    await this.#announced(child)
  }

  #environment(): NodeJS.ProcessEnv {
    const ours = { HOST: '127.0.0.1', PORT: String(this.#port), KC_DATA_DIR: this.#folder }
    const { KC_DATABASE: _, DATABASE_URL: __, KC_FILES: ___, ...rest } = process.env
    const settings = { dataDir: this.#folder, world: 'demo', host: '', port: 0, databaseUrl: null }
    return environmentOf(settings as Parameters<typeof environmentOf>[0], {
      ...rest,
      ...ours,
      ...this.#planted.env,
    })
  }

  #announced(child: ChildProcess): Promise<void> {
    return new Promise((resolve, reject) => {
      let said = ''
      const tooLate = setTimeout(() => reject(new Error(`no start:\n${said}`)), startWithinMs)
      child.once('exit', () => reject(new Error(`ended at its start:\n${said}`)))
      child.stdout?.on('data', (part: Buffer) => {
        this.#log.write(part)
        said += part.toString()
        const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1]
        if (port === undefined) return
        clearTimeout(tooLate)
        this.#port = Number(port)
        resolve()
      })
    })
  }

  #ended(): void {
    if (!this.#mayEnd && this.#isWanted) this.#exits += 1
    this.#mayEnd = false
    if (!this.#isWanted) return
    this.start().catch(() => {})
  }
}
