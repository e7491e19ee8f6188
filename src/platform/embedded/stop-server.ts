import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, signal } from './processes.ts'

const politelyWithinMs = 30_000
const firmlyWithinMs = 5_000

/** Stops a server: at once for its clients, but with everything written; firmly when that takes too long. */
export async function stopServer(pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  if (await endsWithin(pid, politelyWithinMs)) return
  signal(pid, 'SIGQUIT')
  await endsWithin(pid, firmlyWithinMs)
}

async function endsWithin(pid: number, ms: number): Promise<boolean> {
  for (const deadline = Date.now() + ms; Date.now() < deadline; await sleep(20)) {
    if (!isAlive(pid)) return true
  }
  return false
}
