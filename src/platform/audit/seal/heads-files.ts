import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { statementOf, type Seal } from './seal.ts'
import { syncFolder, writeDurably } from './sealing-key.ts'

const name = /^heads-.*\.json$/

/** Writes a seal to its file, `heads-<time>.json`, unless it is there. */
export function writeHeadsFile(folder: string, seal: Seal): string {
  const path = join(folder, fileNameOf(seal))
  if (existsSync(path)) return path
  const draft = `${path}.${process.pid}`
  writeDurably(draft, `${JSON.stringify(seal, null, 2)}\n`)
  renameSync(draft, path)
  syncFolder(folder)
  return path
}

/** The newest seal this folder holds. */
export function newestHeadsFile(folder: string): Seal | undefined {
  if (!existsSync(folder)) return undefined
  // The time in the name sorts as text.
  const newest = readdirSync(folder)
    .filter((file) => name.test(file))
    .sort()
    .at(-1)
  return newest === undefined
    ? undefined
    : (JSON.parse(readFileSync(join(folder, newest), 'utf8')) as Seal)
}

// No colons: Windows takes none in a name.
const fileNameOf = (seal: Seal) =>
  `heads-${statementOf(seal).at.replace(/[-:]/g, '').replace('.', '-')}.json`
