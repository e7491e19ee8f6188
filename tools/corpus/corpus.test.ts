import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faults } from './faults.ts'
import { hostile } from './hostile.ts'
import { partsOf } from './kit.ts'
import { layouts } from './layouts.ts'
import { values } from './values.ts'

const folder = join(process.cwd(), 'tests/corpus')
const recipes = [...layouts, ...values, ...faults, ...hostile]

test('what the corpus expects is what its script says', async () => {
  const stored: unknown = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8'))
  expect(stored).toEqual(Object.fromEntries(recipes.map(({ file, expected }) => [file, expected])))
})

test('the workbooks of the corpus are those its script makes', async () => {
  // Unpacked, because processors pack the same bytes differently.
  for (const { file, bytes } of recipes.filter(({ expected }) => expected.refused === undefined)) {
    const names = (content: Buffer) =>
      partsOf(content).map(({ name, content: part }) => `${name}\n${part.toString()}`)
    expect(names(await bytes())).toEqual(names(await readFile(join(folder, file))))
  }
})
