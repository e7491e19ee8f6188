import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { openCluster, type Cluster } from './cluster.ts'
import { holdsPid, isAlive, serversOf } from './processes.ts'

const folders: string[] = []
const children: ChildProcess[] = []
const clusters: Cluster[] = []

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const cluster of clusters.splice(0)) await cluster.stop()
  // The watchdogs of killed children are still at work.
  const dataDirs = folders.map((folder) => join(folder, 'data')).filter((path) => existsSync(path))
  await until(() => dataDirs.every((path) => serversOf(path).length === 0))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

describe('a cluster', () => {
  test('is created with Vietnamese letters counted as letters, whatever LANG says', async () => {
    const cluster = await open(newBase())
    const rows = await ask(cluster, `select length('Đắk Lắk') as letters, upper('đắk') as upper`)
    expect(rows).toEqual([{ letters: 7, upper: 'ĐẮK' }])
  })

  test('keeps its rows over a stop and a start', async () => {
    const base = newBase()
    const first = await open(base)
    await ask(first, 'create table kept as select 7 as n')
    await first.stop()
    expect(isAlive(first.serverPid)).toBe(false)
    expect(await ask(await open(base), 'select n from kept')).toEqual([{ n: 7 }])
  })

  test('is stopped by the watchdog when its owner is killed', async () => {
    const base = newBase()
    const { child, server } = await openInChild(base)
    child.kill('SIGKILL')
    await until(() => !isAlive(server))
    expect((await open(base)).isOwner).toBe(true)
  })

  test('is opened again when its server does not come to the end of stopping', async () => {
    const base = newBase()
    const first = await open(base)
    await ask(first, 'create table kept as select 7 as n')
    const client = new pg.Client(first.connection('postgres'))
    client.on('error', () => {})
    await client.connect()
    // Told to wait for its clients, of whom one stays.
    process.kill(first.serverPid, 'SIGTERM')
    await until(() => readFileSync(join(base, 'data/postmaster.pid'), 'utf8').includes('stopping'))
    const again = await open(base)
    expect(again.serverPid).not.toBe(first.serverPid)
    expect(await ask(again, 'select n from kept')).toEqual([{ n: 7 }])
  })

  test('is taken over when both its owner and the watchdog are gone', async () => {
    const base = newBase()
    const { child, server } = await openInChild(base)
    killWatchdogOf(server)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const cluster = await open(base)
    expect(cluster).toMatchObject({ serverPid: server, isOwner: true })
  })

  test('starts again after the server was killed, without losing a committed row', async () => {
    const base = newBase()
    const { server } = await openInChild(base)
    const guest = await open(base)
    await ask(guest, 'create table kept as select 7 as n')
    process.kill(server, 'SIGKILL')
    await until(() => !isAlive(server))
    expect(await ask(await open(base), 'select n from kept')).toEqual([{ n: 7 }])
  })

  test('is joined, and not stopped, by a second process', async () => {
    const base = newBase()
    const { server } = await openInChild(base)
    const guest = await open(base)
    expect(guest).toMatchObject({ serverPid: server, isOwner: false })
    await guest.stop()
    expect(isAlive(server)).toBe(true)
  })

  test('is made once when two processes create it at the same moment', async () => {
    const base = newBase()
    const both = await Promise.all([openInChild(base), openInChild(base)])
    expect(new Set(both.map(({ server }) => server)).size).toBe(1)
    expect(both.filter(({ isOwner }) => isOwner)).toHaveLength(1)
  })

  test.each(['a stranger', 'a zombie'])('starts when its pid file names %s', async (who) => {
    const base = newBase()
    const first = await open(base)
    const file = join(first.dataDir, 'postmaster.pid')
    const text = readFileSync(file, 'utf8')
    await first.stop()
    const pid = who === 'a zombie' ? await zombie() : await stranger()
    expect(holdsPid(pid)).toBe(true)
    writeFileSync(file, text.replace(/^\d+/, String(pid)))
    expect((await open(base)).serverPid).not.toBe(pid)
  })

  test('starts when a backend of a killed server is still computing', async () => {
    const base = newBase()
    const { server } = await openInChild(base)
    const busy = new pg.Client((await open(base)).connection('postgres'))
    busy.on('error', () => {})
    await busy.connect()
    void busy.query(endlessLoop).catch(() => {})
    await sleep(200)
    process.kill(server, 'SIGKILL')
    await sleep(300)
    expect(serversOf(join(base, 'data')).filter(isAlive)).not.toEqual([])
    expect((await open(base)).serverPid).not.toBe(server)
  })

  test('is not half made when its creation was killed', async () => {
    const base = newBase()
    const child = startChild(base)
    await until(() => existsSync(join(base, `data.init-${child.pid}`)))
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await ask(await open(base), 'select 1 as n')).toEqual([{ n: 1 }])
    // Its initdb may outlive it for a moment, and leave something for the next start.
    const isLeft = async () => {
      await open(base)
      return existsSync(join(base, `data.init-${child.pid}`))
    }
    await expect.poll(isLeft, { timeout: 20_000, interval: 500 }).toBe(false)
  })

  test('clears away at each start what creations that were killed left, and nothing of one still at work', async () => {
    const base = newBase()
    await (await open(base)).stop()
    const gone = spawnSync('true').pid
    const [left, atWork] = [gone, await stranger()].map((pid) => join(base, `data.init-${pid}`))
    const drafts = [left, atWork, join(base, 'data.init-of-somebody')].map(String)
    for (const draft of drafts) {
      mkdirSync(draft)
      writeFileSync(join(draft, 'PG_VERSION'), '17')
    }
    await open(base)
    expect(drafts.map((draft) => existsSync(draft))).toEqual([false, true, true])
  })

  test('opens in a folder whose path is too long for a socket', async () => {
    const base = join(newBase(), 'x'.repeat(110))
    const cluster = await open(base)
    expect(cluster.dataDir).toBe(join(base, 'data'))
    expect(await ask(cluster, 'select 1 as n')).toEqual([{ n: 1 }])
    folders.push(cluster.connection('postgres').host)
  })

  test('of another major version is refused with a sentence', async () => {
    const base = newBase()
    await (await open(base)).stop()
    writeFileSync(join(base, 'data', 'PG_VERSION'), '15\n')
    await expect(openCluster({ base, log: () => {} })).rejects.toThrow(/do PostgreSQL 15 tạo ra/)
  })
})

describe.runIf(process.getuid?.() === 0)('as root, a cluster', () => {
  test('lives elsewhere when its folder is closed to the unprivileged user', async () => {
    const closed = newBase()
    chmodSync(closed, 0o700)
    const base = join(closed, 'repository', 'pg')
    const cluster = await open(base)
    expect(cluster.dataDir).toMatch(/^\/var\/lib\/khuyen-cong\//)
    await cluster.stop()
    const again = await open(base)
    expect(again.dataDir).toBe(cluster.dataDir)
    folders.push(join(cluster.dataDir, '..'))
  })

  test('is run by the user to whom its data belongs', async () => {
    const base = newBase()
    const first = await open(base)
    await first.stop()
    spawnSync('chown', ['-R', `${nobody}`, base])
    const cluster = await open(base)
    expect(readFileSync(`/proc/${cluster.serverPid}/status`, 'utf8')).toContain(`Uid:\t${nobody}`)
  })
})

const nobody = 65_534

const endlessLoop = 'do $$ declare n bigint := 0; begin loop n := n + 1; end loop; end $$'

function newBase(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kc-pg-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

async function open(base: string): Promise<Cluster> {
  const cluster = await openCluster({ base, log: () => {} })
  clusters.push(cluster)
  return cluster
}

function startChild(base: string): ChildProcess {
  const script = fileURLToPath(new URL('./testing-child.ts', import.meta.url))
  const child = spawn(process.execPath, [script, base], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return child
}

async function openInChild(base: string) {
  const child = startChild(base)
  const [line] = (await once(child.stdout ?? child, 'data')) as [Buffer]
  return { child, ...(JSON.parse(line.toString()) as { server: number; isOwner: boolean }) }
}

async function ask(cluster: Cluster, text: string): Promise<unknown[]> {
  const client = new pg.Client(cluster.connection('postgres'))
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows as unknown[]
  } finally {
    await client.end()
  }
}

async function stranger(): Promise<number> {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' })
  children.push(child)
  await once(child, 'spawn')
  return child.pid ?? 0
}

/** A process that has ended and whose parent, busy sleeping, never asks. */
async function zombie(): Promise<number> {
  const child = spawn('sh', ['-c', 'sleep 0.05 & echo $!; exec sleep 60'])
  children.push(child)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const pid = Number(line.toString())
  await until(() => !isAlive(pid))
  return pid
}

function killWatchdogOf(server: number): void {
  const isIt = (command: string) => command.includes(`kc-watchdog\0${server}\0`)
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const watchdogs = numbers.filter((pid) => {
    try {
      return isIt(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
    } catch {
      return false
    }
  })
  // Two for a moment: a shell that is about to become its command still bears its own name.
  expect(watchdogs).not.toEqual([])
  for (const pid of watchdogs) process.kill(Number(pid), 'SIGKILL')
}

async function until(holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 10_000; !holds(); await sleep(10)) {
    if (Date.now() > deadline) throw new Error('waited 10 s in vain')
  }
}
