import { expect, test } from 'vitest'
import { dueText } from './due-words.ts'
import { certaintyOf } from './rule-words.ts'

test('a time nobody set is not called the office’s own; one that was changed is, and so is what the law says', () => {
  expect(certaintyOf({ certainty: 'chosen', version: 1 })).toBe('đặt sẵn, đơn vị chưa xem lại')
  expect(certaintyOf({ certainty: 'chosen', version: 2 })).toBe('do đơn vị đặt')
  const known = certaintyOf({ certainty: 'text', version: 1 })
  expect(known).not.toMatch(/đặt/)
  expect(certaintyOf({ certainty: 'text', version: 2 })).toBe(known)
})

test('what is due of the requests says the request and how it stands, in one sentence', () => {
  expect(dueText('answeredRequests', 'erasure/refused')).toMatch(/^\p{Lu}.*: \p{Ll}/u)
  expect(dueText('answeredRequests', 'planted/refused')).toBe('planted/refused')
  expect(dueText('answeredRequests', 'erasure/planted')).toBe('erasure/planted')
})
