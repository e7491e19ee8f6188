import { expect, test } from 'vitest'
import { shareText } from './share-text.ts'

test('the axes of the Lorenz curve run from 0 to 100 percent', () => {
  expect([0, 1 / 3, 0.5, 1].map((share) => shareText(share, 'vi'))).toEqual([
    '0%',
    '33,3%',
    '50%',
    '100%',
  ])
})
