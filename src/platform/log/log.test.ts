import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kc-log-'))
  vi.stubEnv('KC_LOG_FILE', join(folder, 'app.log'))
  vi.resetModules()
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

test('what was typed with line ends stays one line of JSON in the log', async () => {
  const { log } = await import('./log.ts')
  const typed = 'gỗ\r\n{"level":30,"event":"started"}\u2028\u001b[2J\n"'
  log.info({ event: 'asked', why: typed })
  log.error({ err: new Error(typed) }, typed)
  const lines = readFileSync(join(folder, 'app.log'), 'utf8').split('\n').slice(0, -1)
  expect(lines).toHaveLength(2)
  const [asked, failed] = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(asked).toMatchObject({ event: 'asked', why: typed })
  expect(failed).toMatchObject({ level: 50, msg: typed })
  for (const line of lines) expect(line).not.toContain('\u001b')
})

test('a password, a cookie and an authorization that get into a line are left out', async () => {
  const { log } = await import('./log.ts')
  log.info({ password: 'bi-mat-1', cookie: 'bi-mat-2', authorization: 'bi-mat-3', event: 'a' })
  const text = readFileSync(join(folder, 'app.log'), 'utf8')
  expect(text).toContain('"event":"a"')
  expect(text).not.toContain('bi-mat')
})
