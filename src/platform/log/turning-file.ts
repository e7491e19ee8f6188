import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * A file that lines are added to, turned over to `….1` before it grows beyond a size: at most twice that is kept.
 *
 * It is opened for each line, because the server and the built pages log apart and each must find it after a turn.
 */
export function turningFile(file: string, mostBytes: number): { write(line: string): void } {
  mkdirSync(dirname(file), { recursive: true })
  return {
    write(line) {
      try {
        const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
        if (size > 0 && size + Buffer.byteLength(line) > mostBytes) renameSync(file, `${file}.1`)
        appendFileSync(file, line)
      } catch {
        // A full disk must not end a request; the line is still seen by whoever started the program.
        process.stderr.write(line)
      }
    },
  }
}
