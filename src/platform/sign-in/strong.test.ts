import { expect, test } from 'vitest'
import { isStrong, strongMinutes } from './step-up.ts'

test('who said again who they are is believed for ten minutes, and not longer', () => {
  const now = Date.UTC(2026, 10, 26, 8, 0)
  const ago = (minutes: number) => ({
    ...{ sessionId: 's', personId: 'a', personName: 'Người A', signedInAt: new Date(0) },
    ...{ strongAt: new Date(now - minutes * 60_000), twoSteps: false, actingAs: null },
  })
  expect(isStrong(ago(9), strongMinutes, now)).toBe(true)
  expect(isStrong(ago(11), strongMinutes, now)).toBe(false)
  expect(isStrong({ ...ago(0), strongAt: null }, strongMinutes, now)).toBe(false)
})
