import { spawnSync } from 'node:child_process'
import { nodeFlags, pinnedNode } from './pinned-node.mjs'
import { inRepository, root } from './repository.mjs'
import { Refusal } from './refusal.mjs'

/** Compiles the interface messages, for programs that read them without the build. */
export function compileMessages() {
  const compiler = inRepository('tools/compile-messages.ts')
  const { status, stderr } = spawnSync(pinnedNode(), [...nodeFlags, compiler], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Refusal(`Không dịch được các câu của giao diện:\n${stderr}`)
}
