import { existsSync } from 'node:fs'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runChild } from './child.mjs'
import { install, isInstalled } from './install.mjs'
import { compileMessages } from './messages.mjs'
import { nodeFlags, pinnedNode } from './pinned-node.mjs'
import { Refusal, runCommand } from './refusal.mjs'
import { inRepository } from './repository.mjs'

// run.mjs FILE.ts [arguments] · run.mjs --bin NAME [arguments]
await runCommand(async () => {
  const [first, ...rest] = process.argv.slice(2)
  if (!first) throw new Refusal('Dùng: node tools/run.mjs TỆP.ts … hoặc --bin TÊN …')
  if (!isInstalled()) await install()
  if (!existsSync(inRepository('src/text/generated/messages.js'))) compileMessages()
  const [program, args] =
    first === '--bin' ? [binary(rest[0]), rest.slice(1)] : [inRepository(first), rest]
  return runChild(pinnedNode(), [...nodeFlags, program, ...args], { cwd: process.cwd() })
})

/** The script behind a package's command; run by the pinned Node instead of whatever `#!` finds. */
function binary(/** @type {string | undefined} */ name = '') {
  const folder = inRepository('node_modules', name)
  const manifest = join(folder, 'package.json')
  if (!existsSync(manifest)) throw new Refusal(`Không có chương trình ${name} trong node_modules.`)
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'))
  return join(folder, typeof bin === 'string' ? bin : bin[name])
}
