import { defineConfig } from 'vite'

// The server around the pages, as JavaScript: Node reads TypeScript by a compiler of its own, which a server would hold for as
// long as it runs. Flat, at the depth of `tools/bootstrap`: files find the root of the repository from where they stand.
export default defineConfig({
  build: {
    ssr: 'src/server.ts',
    outDir: 'build/serve',
    target: 'node24',
    minify: false,
    rolldownOptions: { output: { chunkFileNames: '[name]-[hash].js' } },
  },
})
