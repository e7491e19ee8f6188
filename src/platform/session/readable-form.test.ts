import { expect, test } from 'vitest'
import { nestedForm, refuseUnreadableForms } from './readable-form.ts'

const formOf = (...fields: (readonly [string, string])[]) => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}

test('a form of rows is read by its names', () => {
  expect(
    nestedForm(formOf(['note', 'a'], ['rows[1].unit', 'đề án'], ['rows[0].unit', '%'])),
  ).toEqual({
    note: 'a',
    rows: [{ unit: '%' }, { unit: 'đề án' }],
  })
})

test.each([
  ['a name given twice', formOf(['a', '1'], ['a', '2'])],
  ['a name that is a text and a list', formOf(['a', '1'], ['a[0]', '2'])],
  ['a name of the language itself', formOf(['__proto__.a', '1'])],
  ['a name that every object has', formOf(['toString', '1'])],
  ['an index that would make a list of four billion', formOf(['rows[4294967290]', '1'])],
  ['a name a thousand levels deep', formOf(['a.'.repeat(1_000), '1'])],
])('%s is refused at once', (_, form) => {
  const startedAt = performance.now()
  expect(() => nestedForm(form)).toThrow(expect.objectContaining({ kind: 'invalid' }))
  expect(performance.now() - startedAt).toBeLessThan(1_000)
})

const sent = (body: string, type?: string) => {
  const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
  const request = new Request('http://localhost/', { method: 'POST', body, headers })
  refuseUnreadableForms(request)
  return request.formData()
}

test.each([
  'text/plain',
  'application/json',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
])('a body of type %s that is no form is refused, not called our fault', async (type) => {
  await expect(sent('{"a":1}', type)).rejects.toMatchObject({ kind: 'invalid' })
})

const mostFields = 10_000
const field = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n'

test.each([
  ['a form', 'a&'.repeat(500_000), 'application/x-www-form-urlencoded'],
  [
    'a form that gives itself for one with parts',
    'a&'.repeat(500_000),
    'application/x-www-form-urlencoded; boundary=x',
  ],
  ['a form of parts', `${field.repeat(50_000)}--x--`, 'multipart/form-data; boundary=x'],
  [
    'a form of parts whose boundary is quoted',
    `${field.repeat(50_000)}--x--`,
    'multipart/form-data; boundary="x"',
  ],
])('%s of a million fields is refused before any is read', async (_, body, type) => {
  const startedAt = performance.now()
  await expect(sent(body, type)).rejects.toMatchObject({
    kind: 'invalid',
    message: 'too many, too long or too far numbered fields',
  })
  expect(performance.now() - startedAt).toBeLessThan(1_000)
})

test('a form of as many fields as a form may hold is read whole', async () => {
  const form = await sent(
    Array.from({ length: mostFields }, (_, n) => `a=${n}`).join('&'),
    'application/x-www-form-urlencoded',
  )
  expect(form.getAll('a')).toHaveLength(mostFields)
})

test('a form is read as it is', async () => {
  expect((await sent('a=1', 'application/x-www-form-urlencoded')).get('a')).toBe('1')
})
