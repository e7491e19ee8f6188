import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'

const compileMessages = () => {
  execFileSync(process.execPath, [resolve('tools/compile-messages.ts')], { stdio: 'inherit' })
}

/**
 * Keeps the generated messages current in builds and while developing.
 *
 * The compiler runs in a process of its own: inside the build it would hold the build open for half a minute.
 */
export function messages(): Plugin {
  let compiled = false
  return {
    name: 'messages',
    buildStart() {
      if (!compiled) compileMessages()
      compiled = true
    },
    configureServer(server) {
      server.watcher.add(resolve('src/text/messages'))
      server.watcher.on('change', (path) => {
        if (path.startsWith(resolve('src/text/messages'))) compileMessages()
      })
    },
  }
}
