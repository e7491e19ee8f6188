import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generatedDocs } from '../tools/generated-docs.ts'

test.each(Object.entries(generatedDocs()))(
  'docs/generated/%s is what the code says',
  (file, text) => {
    expect(readFileSync(`docs/generated/${file}`, 'utf8')).toBe(text)
  },
)
