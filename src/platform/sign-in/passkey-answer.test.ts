import { expect, test } from 'vitest'
import { asAnswer } from './passkeys.ts'

test('an answer whose credential is named by letters of base64url is looked at', () => {
  expect(asAnswer({ id: 'AAECAwQ-_x' })).toEqual({ id: 'AAECAwQ-_x' })
})

test.each([
  null,
  'a',
  [],
  {},
  { id: 1 },
  { id: '' },
  { id: 'a\u0000' },
  { id: "a' or 1=1" },
  { id: 'a'.repeat(2_000) },
])('%j is no answer of an authenticator', (sent) => {
  expect(asAnswer(sent)).toBeUndefined()
})
