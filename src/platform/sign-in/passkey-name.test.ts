import { expect, test } from 'vitest'
import { passkeyName } from './passkeys.ts'

test('a passkey is called as it was typed, in composed letters, without what stands around, and not longer than fits', () => {
  expect(passkeyName('  Ma\u0301y của Sở ')).toBe('Máy của Sở')
  expect(passkeyName(`  ${'a'.repeat(70)}`)).toBe('a'.repeat(60))
  expect(passkeyName(' ')).toBe('')
})
