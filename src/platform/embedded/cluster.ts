import { ageWarning } from './age.ts'
import { findBinaries } from './binaries.ts'
import { CannotStart } from './cannot-start.ts'
import { ensureCreated } from './create-cluster.ts'
import { claim, disclaim, otherOwner } from './owner.ts'
import { preparePlace } from './place.ts'
import { ensureRunning, type Running, type Settings } from './start-server.ts'
import { stopServer } from './stop-server.ts'
import { leaveWatchdog } from './watchdog.ts'

/** How to reach one database of a cluster: a private Unix socket, so there is no port and no password. */
export type Connection = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
}

/** A PostgreSQL of our own that accepts connections. */
export type Cluster = {
  readonly dataDir: string
  readonly serverPid: number
  /** Whether this process looks after the server; a guest of another process's server does not stop it. */
  readonly isOwner: boolean
  connection(database: string): Connection
  stop(): Promise<void>
}

/** What to open, and whom to tell about unusual findings (in Vietnamese). */
export type OpenOptions = {
  readonly base: string
  readonly log: (line: string) => void
  readonly settings?: Settings
}

/**
 * Opens the cluster that lives in `base`: creates it, starts it, takes over an orphan, or joins the
 * server of another living process.
 * @throws {CannotStart} when a person must act
 */
export async function openCluster({ base, log, settings = {} }: OpenOptions): Promise<Cluster> {
  if (process.platform === 'win32') throw new CannotStart(onWindows)
  const place = preparePlace(base, log)
  const binaries = findBinaries(place)
  const warning = ageWarning(binaries, new Date())
  if (warning) log(warning)
  ensureCreated(place, binaries)
  const running = await ensureRunning({ place, binaries, settings, log })
  const owner = running.wasRunning ? otherOwner(place.base) : null
  if (running.wasRunning) log(describeFound(running, owner))
  if (owner !== null) return handle(place.dataDir, running, null)

  claim(place.base)
  const dismissWatchdog = leaveWatchdog(place, running.pid)
  return handle(place.dataDir, running, async () => {
    await stopServer(running.pid)
    disclaim(place.base)
    dismissWatchdog()
  })
}

const onWindows =
  'Trên Windows, cơ sở dữ liệu kèm theo chỉ chạy trong WSL. Hãy chạy trong WSL, ' +
  'hoặc đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL từ 15 trở lên.'

function describeFound({ pid }: Running, owner: number | null): string {
  return owner === null
    ? `Nhận lại máy chủ dữ liệu còn chạy từ lần trước (tiến trình ${pid}).`
    : `Dùng chung máy chủ dữ liệu mà tiến trình ${owner} đang giữ.`
}

function handle(dataDir: string, running: Running, stop: (() => Promise<void>) | null): Cluster {
  const { socketDir: host, port, pid: serverPid } = running
  let stopping: Promise<void> | undefined
  return {
    dataDir,
    serverPid,
    isOwner: stop !== null,
    connection: (database) => ({ host, port, user: 'postgres', database }),
    stop: () => (stopping ??= stop?.() ?? Promise.resolve()),
  }
}
