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

test('a form is read as it is', async () => {
  expect((await sent('a=1', 'application/x-www-form-urlencoded')).get('a')).toBe('1')
})
