import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install, isInstalled } from './install.mjs'
import { runCommand } from './refusal.mjs'
import { parts } from './test-parts.mjs'

// npm test · npm test -- unit database · npm test -- unit src/core
await runCommand(async () => {
  const args = process.argv.slice(2)
  const chosen = args.filter((arg) => arg in parts)
  const passedOn = args.filter((arg) => !(arg in parts))
  if (!isInstalled()) await install()

  const folder = mkdtempSync(join(tmpdir(), 'kc-run-'))
  // As root, the database runs as somebody else, who must be able to pass through.
  chmodSync(folder, 0o711)
  try {
    return report(await runParts(chosen.length > 0 ? chosen : Object.keys(parts), folder, passedOn))
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
})

/** @typedef {{ name: string, passed: number, failed: number, seconds: number }} Outcome */

/**
 * @param {readonly string[]} names
 * @param {string} folder
 * @param {readonly string[]} args
 */
async function runParts(names, folder, args) {
  /** @type {Outcome[]} */
  const outcomes = []
  for (const together of inGroups(names)) {
    outcomes.push(...(await Promise.all(together.map((name) => runPart(name, folder, args)))))
  }
  return outcomes
}

/**
 * Neighbours that use one core each go together.
 * @param {readonly string[]} names
 */
function inGroups(names) {
  /** @type {string[][]} */
  const groups = []
  for (const name of names) {
    const last = groups.at(-1)
    const besides = [...(last ?? []), name].every((each) => parts[each]?.usesOneCore)
    if (last && besides) last.push(name)
    else groups.push([name])
  }
  return groups
}

/**
 * @param {string} name
 * @param {string} folder
 * @param {readonly string[]} args
 * @returns {Promise<Outcome>}
 */
async function runPart(name, folder, args) {
  const part = parts[name]
  if (!part) throw new Error(`no part is called ${name}`)
  console.log(`\n── ${part.says}`)
  const startedAt = performance.now()
  const { passed, failed } = await part.run(folder, args).catch((error) => {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1 }
  })
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  return { name, passed, failed, seconds }
}

function report(/** @type {readonly Outcome[]} */ outcomes) {
  console.log('')
  for (const { name, passed, failed, seconds } of outcomes) {
    const tests = passed + failed > 0 ? `${passed} passed, ${failed} failed` : 'ok'
    console.log(
      `${failed > 0 ? '✗' : '✓'} ${name.padEnd(9)} ${String(seconds).padStart(4)} s  ${tests}`,
    )
  }
  const sum = (/** @type {'passed' | 'failed'} */ key) =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0)
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  return sum('failed') > 0 ? 1 : 0
}
