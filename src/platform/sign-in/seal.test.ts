import { beforeEach, expect, test } from 'vitest'
import { seal, unseal } from './seal.ts'

beforeEach(() => {
  process.env.KC_SECRET = 'known to the tests and to nobody else'
})

test('what was sealed opens for its use, and the same text is never sealed the same', () => {
  const sealed = seal('Đường dẫn bí mật', 'mail')
  expect(unseal(sealed, 'mail')).toBe('Đường dẫn bí mật')
  expect(sealed.toString('latin1')).not.toContain('bí mật')
  expect(seal('Đường dẫn bí mật', 'mail').equals(sealed)).toBe(false)
})

test('what was changed, sealed for another use, or sealed with another secret does not open', () => {
  const sealed = seal('Đường dẫn bí mật', 'mail')
  const changed = Buffer.from(sealed)
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
  expect(unseal(changed, 'mail')).toBeUndefined()
  expect(unseal(sealed, 'form')).toBeUndefined()
  expect(unseal(sealed.subarray(0, 10), 'mail')).toBeUndefined()
  process.env.KC_SECRET = 'another secret, of another place and time'
  expect(unseal(sealed, 'mail')).toBeUndefined()
})
