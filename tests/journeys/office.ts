import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** An office of its own, as its first administrator finds it: the link on the console is all there is. */
export type Office = {
  readonly address: string
  readonly firstLink: string
  stop(): Promise<void>
}

/** Opens an empty office in a folder of its own, on a free port. */
export async function openOffice(): Promise<Office> {
  const folder = mkdtempSync(join(process.env.KC_JOURNEY_FOLDER ?? tmpdir(), 'kc-office-'))
  // As root, the database runs as somebody else, who must be able to pass through.
  chmodSync(folder, 0o755)
  const child = spawn(process.execPath, ['tools/start.mjs', '--empty'], {
    env: { ...process.env, KC_DATA_DIR: folder, PORT: '0', HOST: '', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    const firstLink = /http\S+\/thiet-lap\?ma=\S+/.exec(line)?.[0]
    if (firstLink === undefined) continue
    child.stdout.resume()
    return { address: new URL(firstLink).origin, firstLink, stop }
  }
  await stop()
  throw new Error(`the office did not open:\n${said.join('\n')}`)
}
