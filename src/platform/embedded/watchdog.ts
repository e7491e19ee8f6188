import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import type { Place } from './place.ts'

// Its standard input is a pipe from us, so it reads the end of file however we die: kill -9 and
// lack of memory included. Then it stops this server, and only this one; firmly when it does not come to an end.
const script = `
trap "" INT TERM HUP
runs() { [ "$(head -n 1 "$2/postmaster.pid" 2>/dev/null)" = "$1" ]; }
cat >/dev/null
runs "$@" && kill -INT "$1"
left=30
while runs "$@" && [ $left -gt 0 ]; do sleep 1; left=$((left - 1)); done
runs "$@" && kill -QUIT "$1"
`

/** Leaves a small shell behind that stops the server when this process dies; returns how to dismiss it. */
export function leaveWatchdog(place: Place, serverPid: number): () => void {
  const watchdog = spawn(
    '/bin/sh',
    ['-c', script, 'kc-watchdog', String(serverPid), place.dataDir],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
      // Its own group: Ctrl-C goes to the whole group of the terminal.
      detached: true,
      cwd: '/',
    },
  )
  watchdog.on('error', () => {})
  watchdog.unref()
  const pipe = watchdog.stdin as Socket | null
  pipe?.on('error', () => {})
  pipe?.unref()
  return () => void watchdog.kill('SIGKILL')
}
