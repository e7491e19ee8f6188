import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'

const folder = 'src/platform/sign-in/'
// These read the library; whoever else wants it asks for them only when somebody signs in.
const readers = ['library.ts', 'passkey-plugin.ts', 'provider-plugin.ts']

// What is imported for its types alone, or by `import(…)`, is not read at the start.
const readsAtStart = (text: string) =>
  [...text.matchAll(/^(?:import|export)\s+(?!type\b)[^'()]*?from\s+'([^']+)'/gm)].some(
    ([, from = '']) => /^@?better-auth\b/.test(from) || readers.includes(basename(from)),
  )

test('the sign-in library is read when somebody first signs in, not by every server that starts', () => {
  const files = globSync('src/**/*.{ts,svelte}')
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.test\.ts$|\/testing[\w-]*\.ts$/.test(path))
  expect(files.length).toBeGreaterThan(500)
  const reading = files.filter((path) => readsAtStart(readFileSync(path, 'utf8')))
  expect(reading.sort()).toEqual(readers.map((name) => folder + name))
})

test.each([
  ["import { APIError } from 'better-auth/api'", true],
  ["import {\n  passkey,\n} from '@better-auth/passkey'", true],
  ["import { buildAuth } from './library.ts'", true],
  ["export { symmetricDecrypt } from 'better-auth/crypto'", true],
  ["import type { Auth } from './library.ts'", false],
  ["import { isLibraryError } from './library-error.ts'", false],
  ["  const { buildAuth } = await import('./library.ts')", false],
])('a file is seen to read it, or not to: %s', (text, isReading) => {
  expect(readsAtStart(text)).toBe(isReading)
})
