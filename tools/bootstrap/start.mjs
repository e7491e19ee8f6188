import { build, builtServer, isBuilt } from './build.mjs'
import { runChild } from './child.mjs'
import { environmentOf } from './environment.mjs'
import { install, isInstalled } from './install.mjs'
import { pinnedNode, serverFlags } from './pinned-node.mjs'
import { requirePort } from './port.mjs'
import { runCommand } from './refusal.mjs'
import { readSettings } from './settings.mjs'
import { step } from './steps.mjs'

await runCommand(async () => {
  const args = process.argv.slice(2)
  const settings = readSettings(args, process.env)
  await requirePort(settings)

  console.log('Khuyến Công')
  if (!isInstalled()) {
    console.log('  Cài đặt các gói cần dùng (lần đầu, khoảng một phút) …')
    await install()
  }
  if (!isBuilt()) await step('Dựng giao diện', build)

  // The channel tells the server when we are gone, even after kill -9.
  return runChild(pinnedNode(), [...serverFlags, builtServer, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: environmentOf(settings, process.env),
  })
})
