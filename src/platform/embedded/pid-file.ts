import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What a running PostgreSQL says about itself in its data directory. */
export type PidFile = {
  readonly pid: number
  readonly port: number
  readonly socketDir: string
  readonly isReady: boolean
  readonly isStopping: boolean
}

/** Reads `postmaster.pid`; `null` when no server has left one, or it is not written yet. */
export function readPidFile(dataDir: string): PidFile | null {
  try {
    // Lines: pid, data directory, start time, port, socket folder, address, shared memory, status.
    const lines = readFileSync(pathOf(dataDir), 'utf8').split('\n')
    const pid = Math.abs(Number(lines[0]))
    if (!pid) return null
    const state = lines[7]?.trim()
    return {
      pid,
      port: Number(lines[3]),
      socketDir: lines[4] ?? '',
      isReady: state === 'ready',
      isStopping: state === 'stopping',
    }
  } catch {
    return null
  }
}

/** Removes the file of a dead server. PostgreSQL still refuses to start while an old backend holds the memory. */
export function removePidFile(dataDir: string, deadPid: number): void {
  if (readPidFile(dataDir)?.pid === deadPid) rmSync(pathOf(dataDir), { force: true })
}

const pathOf = (dataDir: string) => join(dataDir, 'postmaster.pid')
