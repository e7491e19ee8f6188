import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { messages } from './tools/messages-plugin.ts'

export default defineConfig({
  plugins: [
    messages(),
    sveltekit({
      adapter: adapter(),
      // From the root: a page of refusal is drawn at whatever address was refused, however deep.
      paths: { relative: false },
      csp: {
        // No inline style and no inline script but the ones the renderer signs with a hash; nothing that is not named.
        mode: 'hash',
        directives: {
          'default-src': ['none'],
          'object-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self'],
          'font-src': ['self'],
          'connect-src': ['self'],
          // Text becomes a page through the renderer alone: a script that assigns markup is stopped.
          'require-trusted-types-for': ['script'],
          'trusted-types': ['svelte-trusted-html', 'sveltekit-trusted-url'],
          'base-uri': ['none'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  // `src/ui/enhance` is built the way a worker is: one file of its own, with an address.
  worker: { format: 'es' },
  // One copy of the library of sign-in for us and for its plugins: the Svelte plugin would take it into the build, where
  // its errors are not `instanceof` the errors its plugins throw.
  ssr: { external: ['better-auth'] },
  // A font or a picture inside a style sheet would be a data address, which the policy refuses.
  build: { assetsInlineLimit: 0 },
})
