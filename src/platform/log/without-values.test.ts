import { expect, test } from 'vitest'
import { withoutPathValues, withoutValues } from './without-values.ts'

const secret = 'Nguyễn Thị Lụa'

test('of an error of the database the log has its code and constraint, and nothing of the row', () => {
  const error = Object.assign(new Error(`invalid input syntax for type uuid: "${secret}"`), {
    code: '22P02',
    constraint: 'person_by_email',
    detail: `Key (lower(email))=(${secret}) already exists.`,
    where: `unnamed portal parameter $1 = '${secret}'`,
    input: secret,
  })
  const logged = withoutValues(error)
  expect(JSON.stringify(logged)).not.toContain(secret)
  expect(logged).toMatchObject({ code: '22P02', constraint: 'person_by_email' })
  expect(String(logged.stack)).toContain('without-values.test.ts')
})

test('a value in quotation marks is left out even where it has some itself, and in what an error came of', () => {
  const inner = new SyntaxError(`Unexpected token, "{"name":"${secret}"}" is not valid JSON`)
  const logged = withoutValues(new Error('could not read', { cause: inner }))
  expect(logged.message).toBe('could not read')
  expect(JSON.stringify(logged)).not.toContain(secret)
})

test('what was thrown and is no error is not written down', () => {
  expect(withoutValues(secret)).toEqual({ type: 'string' })
})

test('a part of an address that was typed by hand does not stand in the log; an identifier does', () => {
  const id = '0199f0a0-0000-7000-8000-000000000000'
  expect(withoutPathValues(`figure ${secret}`, { id: secret })).toBe('figure [id]')
  expect(withoutPathValues(`No scheme ${id}`, { id })).toBe(`No scheme ${id}`)
})
