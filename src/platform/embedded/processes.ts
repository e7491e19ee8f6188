import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'

const hasProc = process.platform === 'linux'

/** Whether a process runs; a zombie, which only waits to be counted by its parent, does not. */
export function isAlive(pid: number): boolean {
  return holdsPid(pid) && !(hasProc ? statOf(pid)?.state : ps(pid, 'state'))?.startsWith('Z')
}

/** Whether the number is taken at all; this is the question PostgreSQL asks of its own pid file. */
export function holdsPid(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When a process began, as an opaque mark: together with its number it names the process for ever. */
export function startMark(pid: number): string {
  return (hasProc ? statOf(pid)?.startedAt : ps(pid, 'lstart')) ?? ''
}

/** Whether this process is a PostgreSQL process of this data directory. */
export function servesData(pid: number, dataDir: string): boolean {
  return hasProc ? serversOf(dataDir).includes(pid) : ps(pid, 'command').includes(dataDir)
}

/** Every PostgreSQL process of a data directory, the forgotten ones too (Linux only; elsewhere none). */
export function serversOf(dataDir: string): number[] {
  if (!hasProc) return []
  const real = realpathSync(dataDir)
  return readdirSync('/proc')
    .filter(isNumber)
    .map(Number)
    .filter((pid) => {
      try {
        // PostgreSQL makes its data directory the working directory of each of its processes.
        if (readlinkSync(`/proc/${pid}/cwd`) !== real) return false
        return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
      } catch {
        return false
      }
    })
}

/**
 * Backends whose server is gone: a long computation goes on without it and keeps the shared memory.
 * A server that is just starting is not one of them.
 */
export function leftoversOf(dataDir: string): number[] {
  const servers = serversOf(dataDir)
  return servers.filter((pid) => isBackend(pid) && !servers.includes(statOf(pid)?.parent ?? 0))
}

/** Sends a signal and does not mind when the process is gone already. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

// A backend renames itself to `postgres: user database …`; the server keeps its command line.
function isBackend(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith('postgres: ')
  } catch {
    return false
  }
}

const isNumber = (name: string) => /^\d+$/.test(name)

function statOf(pid: number): { state: string; parent: number; startedAt: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the command in brackets and may hold spaces: count from its end.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', parent: Number(fields[1]), startedAt: fields[19] ?? '' }
  } catch {
    return undefined
  }
}

function ps(pid: number, column: string): string {
  return spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
    encoding: 'utf8',
  }).stdout.trim()
}
