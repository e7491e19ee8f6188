import { expect, test } from 'vitest'
import { isRecordId } from './record-id.ts'

const id = '0190a0a0-0000-7000-8000-00000000000f'

test('an identifier of a record is told from every other text', () => {
  expect(isRecordId(id)).toBe(true)
  for (const other of [id.toUpperCase(), ` ${id}`, `${id}\n`, id.slice(1), `${id}0`, '66', ''])
    expect(isRecordId(other), other).toBe(false)
})
