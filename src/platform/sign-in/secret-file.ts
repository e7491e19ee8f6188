import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '#platform/embedded/cannot-start.ts'

const shortest = 32

/**
 * The secret of a data folder, made at its first start; `KC_SECRET` overrides it.
 * @throws {CannotStart} when the given or kept secret is too short to be one
 */
export function ensureSecret(dataDir: string, given: string | undefined): string {
  if (given !== undefined && given !== '') return longEnough(given, 'KC_SECRET')
  const path = join(dataDir, 'secret')
  return longEnough(kept(path) ?? made(path, dataDir), path)
}

function kept(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

// Written aside, put on the disk, then given its name: a power cut leaves a whole secret or none,
// and of two first starts at once both use the one that came first.
function made(path: string, dataDir: string): string {
  const aside = `${path}.${process.pid}`
  const file = openSync(aside, 'w', 0o600)
  writeSync(file, randomBytes(48).toString('base64url'))
  fsyncSync(file)
  closeSync(file)
  try {
    linkSync(aside, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(aside)
  }
  syncFolder(dataDir)
  return readFileSync(path, 'utf8')
}

function syncFolder(folder: string): void {
  // Windows has no such handle, and keeps names without it.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function longEnough(secret: string, place: string): string {
  if (secret.length >= shortest) return secret
  throw new CannotStart(`Khóa bí mật trong ${place} quá ngắn: cần ít nhất ${shortest} ký tự.`)
}
