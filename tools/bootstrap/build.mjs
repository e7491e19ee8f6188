import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeFlags, pinnedNode } from './pinned-node.mjs'
import { inRepository, root } from './repository.mjs'
import { Refusal } from './refusal.mjs'

// All that the pages and the server are made of. Messages are compiled from `src/text`, so their output is left out.
const sources = [
  'src',
  'static',
  'data',
  'tools/message-options.ts',
  'database/seeds',
  'tools/audit/verify.mjs',
  'tools/bootstrap',
  'vite.config.ts',
  'vite.server.config.ts',
  'package.json',
  'package-lock.json',
]
const made = 'src/text/generated'
const stamp = inRepository('build/.made-from')

/** Whether the built pages are those of the present sources. */
export function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

/** The server around the pages, as it is built. */
export const builtServer = inRepository('build/serve/server.js')

/** Builds the pages and the server around them; the stamp comes last, so a build that was killed is made again. */
export function build() {
  const from = fingerprint()
  // The first one empties the folder.
  for (const config of ['vite.config.ts', 'vite.server.config.ts']) runVite(config)
  writeFileSync(stamp, from)
}

/** @param {string} config */
function runVite(config) {
  const vite = inRepository('node_modules/vite/bin/vite.js')
  const args = [...nodeFlags, vite, 'build', '--config', config, '--logLevel', 'warn']
  const result = spawnSync(pinnedNode(), args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (result.status !== 0) {
    throw new Refusal(`Không dựng được giao diện:\n${result.stdout}${result.stderr}`)
  }
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const path of sources.flatMap(filesUnder).sort()) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(inRepository(path)))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (path === made || !existsSync(inRepository(path))) return []
  if (!statSync(inRepository(path)).isDirectory()) return [path]
  return readdirSync(inRepository(path)).flatMap((name) => filesUnder(join(path, name)))
}
