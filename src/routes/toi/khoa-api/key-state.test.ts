import { expect, test } from 'vitest'
import { withState } from './key-state.ts'

const now = new Date('2026-11-25T08:00:00Z')
const state = (expires: string, more: object = {}) =>
  withState(
    {
      id: 'k',
      name: 'Máy',
      shown: 'kc_live_12345678',
      scopes: [],
      madeBy: 'Lan',
      createdAt: now,
      expiresAt: new Date(expires),
      revokedAt: null,
      isHeld: true,
      usedAt: null,
      usedFrom: null,
      ...more,
    },
    now,
  ).state

test('a key is warned of in its last fourteen days, and is over at its end', () => {
  expect(state('2026-12-09T08:00:01Z')).toBe('ok')
  expect(state('2026-12-09T08:00:00Z')).toBe('soon')
  expect(state('2026-11-25T08:00:01Z')).toBe('soon')
  expect(state('2026-11-25T08:00:00Z')).toBe('expired')
})

test('a key that was revoked says so before anything else; one without its role has stopped', () => {
  expect(state('2026-11-01T00:00:00Z', { revokedAt: now, isHeld: false })).toBe('revoked')
  expect(state('2027-01-01T00:00:00Z', { isHeld: false })).toBe('ended')
})
