import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { chooseOsUser, mayReach, type OsUser } from './os-user.ts'

/** Where one cluster lives on disk, and who runs it. */
export type Place = {
  readonly base: string
  readonly dataDir: string
  readonly socketDir: string
  readonly logFile: string
  readonly user: OsUser
}

/** Where root keeps what an unprivileged user must reach when the repository is closed to it. */
export const sharedRoot = '/var/lib/khuyen-cong'

// The kernel allows 107 bytes for the path of a socket, whose name is `.s.PGSQL.5432`.
const longestSocketDir = 107 - '/.s.PGSQL.5432'.length

/** Makes the folders of a cluster, private to whoever runs it; moves them when that user cannot reach `base`. */
export function preparePlace(wanted: string, log: (line: string) => void): Place {
  const here = movedTo(resolve(wanted)) ?? resolve(wanted)
  const user = chooseOsUser(join(here, 'data'))
  const base = mayReach(nearestExisting(dirname(here)), user) ? here : moveAway(here, log)
  const socketDir = socketDirOf(base)
  for (const folder of [base, socketDir]) makePrivate(folder, user)
  return { base, dataDir: join(base, 'data'), socketDir, logFile: join(base, 'server.log'), user }
}

/** Makes a folder that only `user` may enter. */
export function makePrivate(folder: string, user: OsUser): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    // A folder in a shared temporary directory could have been laid there by somebody else.
    if (!lstatSync(folder).isDirectory()) throw new Error(`${folder} is not a folder`)
    if (user) chownSync(folder, user.uid, user.gid)
    chmodSync(folder, 0o700)
  } catch (error) {
    throw new CannotStart(
      `Không dùng được thư mục ${folder}: ${(error as Error).message}. ` +
        'Nếu trước đây chương trình chạy bằng người dùng khác, hãy chạy lại bằng người dùng ấy.',
    )
  }
}

function socketDirOf(base: string): string {
  const inside = join(base, 'run')
  if (Buffer.byteLength(inside) <= longestSocketDir) return inside
  const mark = createHash('sha256').update(base).digest('hex').slice(0, 12)
  return join(tmpdir(), `kc-pg-${mark}`)
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder))
}

// The new address is written down inside the old folder: who deletes the repository and clones it
// again starts with an empty database, as they would anywhere else.
const addressFile = (base: string) => join(base, 'moved-to')

function movedTo(base: string): string | undefined {
  return existsSync(addressFile(base)) ? readFileSync(addressFile(base), 'utf8').trim() : undefined
}

function moveAway(base: string, log: (line: string) => void): string {
  const elsewhere = join(sharedRoot, randomBytes(6).toString('hex'))
  mkdirSync(sharedRoot, { recursive: true, mode: 0o755 })
  mkdirSync(base, { recursive: true, mode: 0o700 })
  writeFileSync(addressFile(base), elsewhere, { flag: 'wx' })
  log(`Người dùng chạy cơ sở dữ liệu không vào được ${base}; dữ liệu đặt ở ${elsewhere}`)
  return elsewhere
}
