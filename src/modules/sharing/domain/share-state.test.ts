import { expect, test } from 'vitest'
import { plainDate } from '#core/plain-date.ts'
import { shareState } from './share-state.ts'

const share = { endedAt: null, endsOn: plainDate('2026-12-31') }

test('a share lasts through its last day, and not a day longer', () => {
  expect(shareState(share, plainDate('2026-12-31'))).toBe('lasts')
  expect(shareState(share, plainDate('2027-01-01'))).toBe('over')
})

test('a share that was taken back says so, before and after its last day', () => {
  const ended = { ...share, endedAt: new Date('2026-11-25') }
  expect(shareState(ended, plainDate('2026-11-26'))).toBe('ended')
  expect(shareState(ended, plainDate('2027-01-01'))).toBe('ended')
})
