// Makes the workbooks that the Excel import is tested on, with what is expected of each:
// node tools/run.mjs tools/make-corpus.ts. The same data always gives the same bytes.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { faults } from './corpus/faults.ts'
import { hostile } from './corpus/hostile.ts'
import type { Expected } from './corpus/kit.ts'
import { layouts } from './corpus/layouts.ts'
import { values } from './corpus/values.ts'

const folder = join(process.cwd(), 'tests/corpus')
await mkdir(folder, { recursive: true })
for (const name of await readdir(folder))
  if (/\.(xlsx?|xlsm|csv)$/.test(name)) await rm(join(folder, name))

const expected: Record<string, Expected> = {}
let total = 0
for (const { file, expected: what, bytes } of [...layouts, ...values, ...faults, ...hostile]) {
  const content = await bytes()
  await writeFile(join(folder, file), content)
  expected[file] = what
  total += content.length
}
await writeFile(join(folder, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`)
console.log(
  `${Object.keys(expected).length} workbooks, ${Math.round(total / 1024)} kB, in tests/corpus`,
)
