import { expect, test } from 'vitest'
import { inMillions } from './in-millions.ts'

test.each([
  ['63335000000', '63335'],
  ['238500000', '238.5'],
  ['38500001', '38.500001'],
  ['500000', '0.5'],
  ['1', '0.000001'],
  ['0', '0'],
  ['-8291000000', '-8291'],
  ['-450000', '-0.45'],
  ['1000000.0', '1'],
])('%s đồng are %s triệu đồng', (dong, millions) => {
  expect(inMillions(dong)).toBe(millions)
})
