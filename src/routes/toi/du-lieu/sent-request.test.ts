import { expect, test } from 'vitest'
import { inFormOrder, sentRequest } from './sent-request.ts'

const order = (errors: Record<string, string>) =>
  Object.keys(inFormOrder(errors, Object.keys(sentRequest(new FormData()))))

test('what is wrong is said in the order in which the form asks, what is wrong with all of it first', () => {
  const found = { why: 'dài', what: 'thiếu', newPhone: 'sai', newName: 'thiếu', form: 'chung' }
  expect(order(found)).toEqual(['form', 'newName', 'newPhone', 'what', 'why'])
  expect(inFormOrder(found, ['why'])).toEqual(found)
})

test('a request is what the form of it says, and what it leaves out is empty', () => {
  const form = new FormData()
  form.set('kind', 'correction')
  form.set('newName', 'Đỗ Thị An')
  form.set('planted', 'x')
  expect(sentRequest(form)).toEqual({
    ...{ kind: 'correction', newName: 'Đỗ Thị An' },
    ...{ newEmail: '', newPhone: '', what: '', why: '' },
  })
})
