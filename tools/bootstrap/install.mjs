import { existsSync, readFileSync } from 'node:fs'
import { runChild } from './child.mjs'
import { hasPinnedNode } from './pinned-node.mjs'
import { Refusal } from './refusal.mjs'
import { inRepository } from './repository.mjs'

/** @import { SpawnOptions } from 'node:child_process' */

/** Whether what is installed is what the lock file says; npm writes its own record once it has finished. */
export function isInstalled() {
  const installed = readPackages('node_modules/.package-lock.json')
  const wanted = Object.entries(readPackages('package-lock.json')).filter(([path]) => path !== '')
  const agrees = wanted.every(([path, { version, optional }]) =>
    // What only other platforms need is rightly absent.
    installed[path] ? installed[path].version === version : optional,
  )
  return agrees && hasPinnedNode()
}

/** Installs exactly what the lock file says. Its output goes to standard error: ours may be read by a program. */
export async function install() {
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  /** @type {SpawnOptions} */
  const options = { stdio: ['ignore', 2, 2] }
  const npm = process.env.npm_execpath
  const code = npm?.endsWith('npm-cli.js')
    ? await runChild(process.execPath, [npm, ...args], options)
    : await runChild('npm', args, { ...options, shell: process.platform === 'win32' })
  if (code !== 0) throw new Refusal('Cài đặt không xong: xem thông báo của npm ở trên.')
  if (!isInstalled()) {
    throw new Refusal(
      'Cài đặt xong nhưng còn thiếu gói. Hãy xoá thư mục node_modules rồi chạy lại.',
    )
  }
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(file) {
  const path = inRepository(file)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {}
}
