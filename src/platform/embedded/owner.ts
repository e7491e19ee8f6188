import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, startMark } from './processes.ts'

type Owner = { readonly pid: number; readonly startedAt: string }

/** The living process that started the server, if it is not ourselves; `null` means an orphan. */
export function otherOwner(base: string): number | null {
  const owner = readOwner(base)
  if (!owner || owner.pid === process.pid || !isAlive(owner.pid)) return null
  // Numbers are used again: the start time tells the owner from a stranger with the same number.
  return startMark(owner.pid) === owner.startedAt ? owner.pid : null
}

/** Writes down that this process looks after the server. */
export function claim(base: string): void {
  const owner: Owner = { pid: process.pid, startedAt: startMark(process.pid) }
  writeFileSync(fileIn(base), JSON.stringify(owner))
}

/** Takes back the claim. */
export function disclaim(base: string): void {
  rmSync(fileIn(base), { force: true })
}

const fileIn = (base: string) => join(base, 'owner.json')

function readOwner(base: string): Owner | null {
  try {
    return JSON.parse(readFileSync(fileIn(base), 'utf8')) as Owner
  } catch {
    return null
  }
}
