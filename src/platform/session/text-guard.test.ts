import { expect, test } from 'vitest'
import { guardedForm, guardedText, guardedUrl, storableName } from './text-guard.ts'

test('a decomposed name is kept composed', () => {
  expect(guardedText('Đă\u0301k Lă\u0301k'.normalize('NFD'))).toBe(
    'Đă\u0301k Lă\u0301k'.normalize('NFC'),
  )
})

test('a text with U+0000 or half a surrogate pair is refused', () => {
  expect(guardedText('a\u0000b')).toBeUndefined()
  expect(guardedText('a\ud800b')).toBeUndefined()
})

test('an address with U+0000 is refused with a sentence, an ordinary one is not', () => {
  expect(guardedUrl(new URL('http://x/?q=a%00'))).toHaveProperty('refused')
  expect(guardedUrl(new URL('http://x/?q=g%E1%BB%97'))).toEqual({ ok: true })
})

test('a form keeps its good fields and names the bad one', () => {
  const form = new FormData()
  form.set('title', 'Gỗ')
  form.set('note', 'a\u0000')
  const { form: kept, refused } = guardedForm(form)
  expect(kept.get('title')).toBe('Gỗ')
  expect(refused).toEqual(['note'])
})

test('a file is taken under its name, less what cannot be stored', () => {
  expect(storableName('Kế hoạch\u0000 2018\ud800.xlsx'.normalize('NFD'))).toBe(
    'Kế hoạch 2018\ufffd.xlsx',
  )
  expect(storableName('a'.repeat(3_000))).toHaveLength(255)
})
