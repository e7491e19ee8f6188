import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { CannotStart } from './cannot-start.ts'
import { serverEnvironment } from './environment.ts'
import { runAs } from './os-user.ts'
import { readPidFile, removePidFile } from './pid-file.ts'
import type { Place } from './place.ts'
import { holdsPid, isAlive, leftoversOf, serversOf, servesData, signal } from './processes.ts'

/** PostgreSQL settings, as `name: value`. */
export type Settings = Readonly<Record<string, string | number>>

/** A server that accepts connections, and whether we found it running. */
export type Running = {
  readonly pid: number
  readonly port: number
  readonly socketDir: string
  readonly wasRunning: boolean
}

type Start = {
  readonly place: Place
  readonly binaries: Binaries
  readonly settings: Settings
  readonly log: (line: string) => void
}

const port = 5432
const mostAttempts = 12
const patientAttempts = 4
const readyWithinMs = 60_000
const stoppedWithinMs = 5_000
const lookEveryMs = 25

/**
 * Finds the server of this data directory or starts one. Every round looks afresh, because another
 * process may be starting, stopping or cleaning up at the same moment.
 */
export async function ensureRunning(start: Start): Promise<Running> {
  const { place } = start
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const found = await findRunning(place)
    if (found) return found
    clearStalePidFile(start)
    await clearLeftovers(place, attempt)
    const started = await startServer(start)
    if (started) return started
    await sleep(200 * attempt)
  }
  throw new CannotStart(`Không mở được cơ sở dữ liệu ở ${place.dataDir}. Xem ${place.logFile}.`)
}

async function findRunning(place: Place): Promise<Running | null> {
  const first = readPidFile(place.dataDir)
  if (!first || !isAlive(first.pid) || !servesData(first.pid, place.dataDir)) return null
  let stopping = 0
  for (
    const deadline = Date.now() + readyWithinMs;
    Date.now() < deadline;
    await sleep(lookEveryMs)
  ) {
    const now = readPidFile(place.dataDir)
    if (now?.pid !== first.pid || !isAlive(first.pid)) return null
    if (now.isReady) return { ...now, wasRunning: true }
    // PostgreSQL 18 told to stop in the middle of its recovery from a crash waits for ever. Ended firmly, it loses nothing.
    if (now.isStopping && (stopping += lookEveryMs) === stoppedWithinMs) signal(now.pid, 'SIGQUIT')
  }
  return null
}

// PostgreSQL itself overwrites the file of a process that is gone. It is fooled only when the number
// lives on: as a zombie nobody has counted, or given to another program.
function clearStalePidFile({ place, log }: Start): void {
  const stale = readPidFile(place.dataDir)
  if (!stale || !holdsPid(stale.pid) || isServing(stale.pid, place)) return
  log(`Dọn dấu vết của lần chạy trước (tiến trình ${stale.pid} không còn).`)
  removePidFile(place.dataDir, stale.pid)
}

const isServing = (pid: number, place: Place) => isAlive(pid) && servesData(pid, place.dataDir)

// Asked to leave first, because a backend then cleans up after itself; a stuck one is ended.
async function clearLeftovers({ dataDir }: Place, attempt: number): Promise<void> {
  const leftovers = attempt > patientAttempts ? unnamedServersOf(dataDir) : leftoversOf(dataDir)
  for (const pid of leftovers) signal(pid, attempt > patientAttempts ? 'SIGKILL' : 'SIGQUIT')
  for (let waited = 0; waited < 3_000 && leftovers.some(isAlive); waited += 25) await sleep(25)
}

// By then a server that is merely starting has written its pid file.
function unnamedServersOf(dataDir: string): number[] {
  const named = readPidFile(dataDir)?.pid
  return named ? leftoversOf(dataDir) : serversOf(dataDir)
}

async function startServer({ place, binaries, settings }: Start): Promise<Running | null> {
  const logFrom = openLog(place)
  const options = Object.entries({ ...defaults(place), ...settings })
  const arguments_ = options.flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(
    join(binaries.bin, 'postgres'),
    ['-D', place.dataDir, '-p', String(port), ...arguments_],
    {
      ...runAs(place.user),
      env: serverEnvironment(place),
      cwd: place.socketDir,
      // A file, not a pipe: a pipe dies with us, and the last words would be lost.
      stdio: ['ignore', logFrom.file, logFrom.file],
      // Its own group: Ctrl-C must reach us first, so that requests under way can finish.
      detached: true,
    },
  )
  closeSync(logFrom.file)
  child.unref()
  const problem = await readyOrProblem(child, place)
  if (problem === null)
    return { pid: child.pid ?? 0, port, socketDir: place.socketDir, wasRunning: false }
  const lastWords = readFileSync(place.logFile).subarray(logFrom.offset).toString()
  // These mean that another process is at work here: look again in a moment.
  if (/lock file|shared memory block|is starting up|shutting down/.test(lastWords)) return null
  throw new CannotStart(
    `Cơ sở dữ liệu không khởi động được. ${problem} ${essenceOf(lastWords)}`.trim(),
  )
}

function openLog(place: Place): { file: number; offset: number } {
  const file = openSync(place.logFile, 'a', 0o600)
  return { file, offset: fstatSync(file).size }
}

/** `null` once the server accepts connections. Its pid file says so in every language. */
async function readyOrProblem(child: ChildProcess, place: Place): Promise<string | null> {
  let problem: string | undefined
  child.once('error', (error) => (problem = error.message))
  child.once('exit', (code, by) => (problem ??= `(postgres: ${by ?? code})`))
  for (const deadline = Date.now() + readyWithinMs; Date.now() < deadline; await sleep(15)) {
    if (problem !== undefined) return problem
    const now = readPidFile(place.dataDir)
    if (now?.pid === child.pid && now?.isReady) return null
  }
  child.kill('SIGQUIT')
  return `Quá ${readyWithinMs / 1000} giây chưa sẵn sàng.`
}

const essenceOf = (log: string) =>
  log
    .split('\n')
    .filter((line) => /FATAL|HINT|could not/.test(line))
    .join('\n')

const defaults = (place: Place): Settings => ({
  listen_addresses: '',
  unix_socket_directories: place.socketDir,
  unix_socket_permissions: '0700',
  shared_buffers: '128MB',
  max_connections: 50,
  max_wal_size: '512MB',
  random_page_cost: 1.1,
  log_min_duration_statement: 1000,
  // What stands in a row or was typed has no place in the log of the server: neither the row of a refusal nor the values of a
  // statement. The program logs its errors itself, by code and constraint.
  log_error_verbosity: 'terse',
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_min_error_statement: 'panic',
  // After a crash, one call for the file system instead of one for each of two thousand files.
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
})
