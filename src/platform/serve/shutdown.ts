import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const drainWithinMs = 10_000
const sameKeyPressMs = 700

/** Lets requests under way finish, for a while, and takes no new ones. */
export async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
  // A kept connection becomes idle when its answer is out, so we look again and again.
  const tidying = setInterval(() => server.closeIdleConnections(), 50)
  await Promise.race([closed, sleep(drainWithinMs, undefined, { ref: false })])
  clearInterval(tidying)
  server.closeAllConnections()
}

/** Calls `act` at the first request to end, from whoever; a second Ctrl-C ends the process at once. */
export function onEndRequested(act: () => void): void {
  let askedAt: number | undefined
  const ask = () => {
    if (askedAt === undefined) {
      askedAt = performance.now()
      act()
      return
    }
    // One Ctrl-C reaches us several times: from the terminal, from npm, from the command that started us.
    if (performance.now() - askedAt > sameKeyPressMs) process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  // The command that started us was killed: nobody is left to stop us later.
  process.once('disconnect', ask)
  process.channel?.unref()
}
