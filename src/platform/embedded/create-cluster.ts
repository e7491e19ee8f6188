import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { CannotStart } from './cannot-start.ts'
import { serverEnvironment } from './environment.ts'
import { runAs } from './os-user.ts'
import { makePrivate, type Place } from './place.ts'
import { isAlive } from './processes.ts'

/** Makes the data directory when there is none, and refuses one of another major version. */
export function ensureCreated(place: Place, binaries: Binaries): void {
  removeAbandoned(place)
  if (!existsSync(versionFile(place))) create(place, binaries)
  const found = Number(readFileSync(versionFile(place), 'utf8'))
  if (found === binaries.major) return
  throw new CannotStart(
    `Dữ liệu ở ${place.dataDir} do PostgreSQL ${found} tạo ra, còn chương trình đang dùng PostgreSQL ` +
      `${binaries.major}. Hãy đặt APP_PG_BINDIR trỏ tới thư mục bin của PostgreSQL ${found}.`,
  )
}

const versionFile = (place: Place) => join(place.dataDir, 'PG_VERSION')

function create(place: Place, binaries: Binaries): void {
  const draft = `${place.dataDir}.init-${process.pid}`
  makePrivate(draft, place.user)
  const made = spawnSync(join(binaries.bin, 'initdb'), ['-D', draft, ...initdbOptions(binaries)], {
    ...runAs(place.user),
    env: serverEnvironment(place),
    cwd: place.socketDir,
    encoding: 'utf8',
  })
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true })
    throw new CannotStart(
      `Không tạo được cơ sở dữ liệu: ${made.error?.message ?? made.stderr.trim()}`,
    )
  }
  adopt(draft, place)
}

// The last step is one rename, so a killed initdb never leaves half a cluster under the real name.
function adopt(draft: string, place: Place): void {
  try {
    renameSync(draft, place.dataDir)
  } catch (error) {
    // Another process was creating the same cluster and was quicker.
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(versionFile(place))) throw error
  }
}

// At every start: an initdb that had not begun yet when its maker was killed makes its folder anew after it was removed.
function removeAbandoned(place: Place): void {
  for (const name of readdirSync(place.base)) {
    const maker = Number(/^data\.init-(\d+)$/.exec(name)?.[1])
    // The initdb of a killed maker goes on writing until it misses its files: it is tried again for some seconds.
    const patience = { maxRetries: 10, retryDelay: 500 }
    if (maker && !isAlive(maker))
      rmSync(join(place.base, name), { recursive: true, force: true, ...patience })
  }
}

// Encoding and locale are said aloud: with LANG unset initdb would choose SQL_ASCII, in which
// 'Đắk Lắk' has twelve letters. The builtin provider exists from 17 on.
function initdbOptions({ major }: Binaries): string[] {
  const locale = major >= 17 ? ['--locale-provider=builtin'] : []
  const safety = ['--auth-local=trust', '--auth-host=scram-sha-256', '--data-checksums']
  return [
    '-U',
    'postgres',
    '-E',
    'UTF8',
    ...locale,
    '--locale=C.UTF-8',
    ...safety,
    '--no-instructions',
  ]
}
