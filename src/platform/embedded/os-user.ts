import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { CannotStart } from './cannot-start.ts'

/** Who PostgreSQL runs as; `null` means as ourselves. */
export type OsUser = { readonly uid: number; readonly gid: number } | null

/**
 * Chooses who runs the server. PostgreSQL refuses root, so root hands over: to the owner of data that
 * already exists, else to APP_PG_OSUSER, `postgres` or `nobody`.
 */
export function chooseOsUser(dataDir: string): OsUser {
  if (process.getuid?.() !== 0) return null
  const wanted = process.env.APP_PG_OSUSER
  const known = readAccounts()
  if (wanted && !known.has(wanted)) {
    throw new CannotStart(`APP_PG_OSUSER=${wanted}: máy này không có người dùng đó.`)
  }
  const user = ownerOf(dataDir) ?? known.get(wanted ?? 'postgres') ?? known.get('nobody')
  if (user) return user
  throw new CannotStart(
    'Đang chạy bằng root mà máy không có người dùng postgres hay nobody. ' +
      'Hãy tạo một người dùng thường rồi đặt APP_PG_OSUSER bằng tên người dùng đó.',
  )
}

/** Options for `spawn` that make the child run as this user. */
export function runAs(user: OsUser): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {}
}

/** Whether this user may run this file, or pass through this folder; asked of the kernel, not of mode bits. */
export function mayReach(path: string, user: OsUser): boolean {
  if (!user) return true
  const question = ['-c', 'test -x "$0"', path]
  return spawnSync('/bin/sh', question, { ...runAs(user), cwd: '/' }).status === 0
}

function ownerOf(dataDir: string): OsUser {
  const found = statSync(dataDir, { throwIfNoEntry: false })
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null
}

function readAccounts(): Map<string, { uid: number; gid: number }> {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  return new Map(
    lines.map((line) => {
      const [name = '', , uid, gid] = line.split(':')
      return [name, { uid: Number(uid), gid: Number(gid) }]
    }),
  )
}
