import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// The longest begin first, the longest of all at the head: begun last, it would be waited for alone.
const long = [
  'tests/attack/attack',
  'tests/rights/every-cell',
  'tests/start/',
  'tests/faults/',
  'tests/attack/',
  'src/platform/embedded/cluster',
]
const place = ({ moduleId }: TestSpecification) => {
  const found = long.findIndex((part) => moduleId.includes(part))
  return found < 0 ? long.length : found
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => place(one) - place(other))
  }
}

// Two projects: pure tests need nothing; database tests share one real cluster, loaded once.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
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
