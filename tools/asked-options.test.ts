import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const run = (file: string, ...args: string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], {
    encoding: 'utf8',
  })

test.each([
  ['tools/attack/run.ts', 'npm run attack', ['--help']],
  ['tools/attack/run.ts', 'npm run attack', ['fuzz']],
  ['tools/attack/run.ts', 'npm run attack', ['--minutes', 'soon']],
  ['tests/faults/run.ts', 'npm run chaos', ['--help']],
  ['tests/faults/run.ts', 'npm run chaos', ['--kinds', 'fire']],
  ['tests/faults/run.ts', 'npm run chaos', ['--rounds', 'many']],
])('%s asked what it does not know says how it is used: %s %j', (file, command, args) => {
  const { status, stderr } = run(file, ...args)
  expect(stderr.trim()).toMatch(new RegExp(`^Dùng: ${command} -- .+$`))
  expect(status).not.toBe(0)
})
