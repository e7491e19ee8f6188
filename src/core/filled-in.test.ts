import { expect, test } from 'vitest'
import { filledIn } from './filled-in.ts'

test('details stand where the sentence names them, and a name without a detail stays to be seen', () => {
  expect(filledIn('{from}–{to}, {from}', { from: '1990', to: '2100' })).toBe('1990–2100, 1990')
  expect(filledIn('Năm {year}', {})).toBe('Năm {year}')
  expect(filledIn('“{value}”', { value: '{year} $&' })).toBe('“{year} $&”')
})
