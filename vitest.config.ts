import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Two projects: pure tests need nothing; database tests share one real cluster, loaded once.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,tests,tools,bench}/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', 'tests/journeys/**', 'node_modules/**'],
          // A busy machine is no failure; what hangs still ends.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['{src,tests}/**/*.db.test.ts'],
          globalSetup: [here('./tests/database-setup.ts')],
          setupFiles: [here('./tests/database-connection.ts')],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
