import { expect, test } from 'vitest'
import { handedOver } from './handed-over.ts'

test('what went over with a desk is counted by kind; of what there was none nothing is said', () => {
  const moved = { work: { import: ['a', 'b'], delegation: [] }, roles: [{}] }
  expect(handedOver(JSON.stringify(moved))).toBe('Tệp Excel đang nhập dở: 2; Vai trò: 1')
  const nothing = handedOver('{}')
  expect(nothing).not.toMatch(/\d/)
  expect(handedOver(JSON.stringify({ work: { import: [] }, roles: [] }))).toBe(nothing)
})
