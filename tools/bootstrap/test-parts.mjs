import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { build, isBuilt } from './build.mjs'
import { runChild } from './child.mjs'
import { fontsIn } from './fonts.mjs'
import { compileMessages } from './messages.mjs'
import { nodeFlags, pinnedNode } from './pinned-node.mjs'
import { inRepository } from './repository.mjs'

/**
 * How a part went: tests that passed and failed. A check without tests, such as the types, passes with
 * none and fails with one.
 * @typedef {{ passed: number, failed: number }} Score
 */

/**
 * One part of the tests; `folder` is this run's own, and goes when the run ends. What uses one core runs
 * beside its neighbour that does too.
 * @typedef {{ says: string, usesOneCore?: true, run: (folder: string, args: readonly string[]) => Promise<Score> }} Part
 */

/** The parts in the order they run: what is quick and breaks often comes first. */
export const parts = /** @type {Record<string, Part>} */ ({
  types: {
    says: 'Types of code and pages',
    usesOneCore: true,
    run: async () =>
      check(
        (await written()) || (await tool('svelte-check/bin/svelte-check', ['--fail-on-warnings'])),
      ),
  },
  lint: {
    says: 'Lint',
    usesOneCore: true,
    run: async () => check((await written()) || (await tool('eslint/bin/eslint.js', ['.']))),
  },
  unit: {
    says: 'Unit tests and boundaries',
    run: (folder, args) => vitest('unit', folder, args),
  },
  build: {
    says: 'Build',
    run: async () => {
      if (!isBuilt()) build()
      return check(0)
    },
  },
  database: {
    says: 'Tests on the real database',
    run: (folder, args) => vitest('database', folder, args),
  },
  journeys: {
    says: 'Journeys in the browser',
    run: playwright,
  },
})

/** @type {Promise<number> | undefined} */
let writing

/** What types and lint read besides the code: the messages and the types of the pages. Written once a run. */
function written() {
  writing ??= (async () => {
    compileMessages()
    return tool('@sveltejs/kit/svelte-kit.js', ['sync'])
  })()
  return writing
}

const check = (/** @type {number} */ code) => ({ passed: 0, failed: code === 0 ? 0 : 1 })

/**
 * @param {string} script  inside node_modules
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function tool(script, args, env = {}) {
  return runChild(pinnedNode(), [...nodeFlags, inRepository('node_modules', script), ...args], {
    env: { ...process.env, ...env },
  })
}

/**
 * @param {string} project
 * @param {string} folder
 * @param {readonly string[]} args
 */
async function vitest(project, folder, args) {
  const report = join(folder, `${project}.json`)
  const reporters = [
    '--reporter=default',
    '--silent=passed-only',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  if (!existsSync(inRepository('src/text/generated/messages.js'))) compileMessages()
  const code = await tool(
    'vitest/vitest.mjs',
    ['run', `--project=${project}`, ...reporters, ...args],
    {
      TMPDIR: folder,
    },
  )
  const { numPassedTests = 0, numFailedTests = 0 } = read(report)
  return score(code, numPassedTests, numFailedTests)
}

/**
 * @param {string} folder
 * @param {readonly string[]} args
 */
async function playwright(folder, args) {
  const report = join(folder, 'journeys.json')
  const code = await tool('@playwright/test/cli.js', ['test', '--reporter=dot,json', ...args], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    KC_JOURNEY_PORT: String(await freePort()),
    KC_JOURNEY_FOLDER: folder,
    // Chromium unpacks itself here, and brings its own system libraries only when told so this early.
    TMPDIR: folder,
    AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x',
    FONTCONFIG_PATH: fontsIn(folder),
  })
  const { expected = 0, unexpected = 0, flaky = 0 } = read(report).stats ?? {}
  return score(code, expected + flaky, unexpected)
}

// A runner that fails without a failed test (it could not start, say) counts as one.
const score = (
  /** @type {number} */ code,
  /** @type {number} */ passed,
  /** @type {number} */ failed,
) => ({
  passed,
  failed: code !== 0 ? Math.max(failed, 1) : failed,
})

const read = (/** @type {string} */ report) =>
  existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' ? address?.port : undefined
}
