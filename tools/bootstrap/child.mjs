import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { root } from './repository.mjs'

/** @import { SpawnOptions } from 'node:child_process' */

/**
 * Runs a program to its end, passing on the signals we get; returns its exit code as a shell would.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function runChild(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
    const passOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal)
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
    for (const signal of signals) process.on(signal, passOn)
    const stopWatching = onNpmGone(() => passOn('SIGTERM'))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, passOn)
      stopWatching()
      resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL'])
    })
  })
}

/**
 * Under npm somebody passes signals on to us, unless it is killed with -9: then we notice ourselves.
 * Started by hand, a parent that leaves means nothing: shells come and go.
 * @param {() => void} act
 */
function onNpmGone(act) {
  if (!process.env.npm_lifecycle_event) return () => {}
  const before = npmAbove()
  const timer = setInterval(() => {
    if (npmAbove() === before) return
    clearInterval(timer)
    act()
  }, 500)
  timer.unref()
  return () => clearInterval(timer)
}

// npm starts us through a shell, which may or may not have made way for us.
function npmAbove() {
  const parent = process.ppid
  const name = readProcess(parent, 'comm').trim()
  if (!/^(sh|dash|ash|bash|zsh)$/.test(name)) return parent
  const stat = readProcess(parent, 'stat')
  return Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0])
}

function readProcess(/** @type {number} */ pid, /** @type {string} */ file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
