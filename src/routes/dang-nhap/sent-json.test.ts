import { expect, test } from 'vitest'
import { sentJson } from './sent-json.ts'

const sent = (body: string, type = 'application/json') =>
  sentJson(
    new Request('http://localhost/dang-nhap/khoa', {
      method: 'POST',
      body,
      headers: { 'content-type': type },
    }),
  )

test('what a script of ours sends is read', async () => {
  expect(await sent('{"response":{"id":"a"}}')).toEqual({ response: { id: 'a' } })
})

test.each([
  ['no JSON', '{', 'application/json', 'invalid'],
  ['JSON that is no object', '"a"', 'application/json', 'invalid'],
  ['a form', 'a=1', 'application/x-www-form-urlencoded', 'invalid'],
  [
    'more than an authenticator says',
    `[${'{},'.repeat(40_000)}{}]`,
    'application/json',
    'too-large',
  ],
])('%s is refused', async (_, body, type, kind) => {
  await expect(sent(body, type)).rejects.toMatchObject({ kind })
})
