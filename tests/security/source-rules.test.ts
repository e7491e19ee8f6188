import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sourceRules } from './source-rules.ts'

// What is built: not the tests, nor what only they use, nor what is made from the texts.
const files = globSync('src/**/*.{ts,svelte}')
  .filter((file) => !/\.test\.ts$|\/testing[^/]*\.ts$|^src\/text\/generated\//.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }))

test.each(sourceRules)('no file of the product does what none may: $says', ({ pattern, but }) => {
  expect(files.length).toBeGreaterThan(500)
  const found = files.filter(({ text }) => pattern.test(text)).map(({ file }) => file)
  expect(found.sort()).toEqual([...but].sort())
})

test.each(sourceRules)('a line that does it is seen: $says', ({ pattern, intruder }) => {
  expect(pattern.test(intruder)).toBe(true)
})

/** What is wrong with the password fields of a page or a component. */
function passwordFaults(file: string, text: string): readonly string[] {
  const isTheField = file.endsWith('/PasswordField.svelte')
  const faults = [
    [/type=["'{`]*password/.test(text) && !isTheField, 'a password field of its own'],
    [/\bon:?paste\b/.test(text), 'hinders pasting'],
    [
      /<(?:TextField|input)\b[^>]*name=["'{`]*(?:password|current|next)\b/s.test(text),
      'a password that can be read over the shoulder',
    ],
    [
      /<PasswordField\b(?![^>]*\bautocomplete=["'](?:current|new)-password)/s.test(text),
      'does not name itself to password managers',
    ],
  ] as const
  return faults.flatMap(([isFault, says]) => (isFault ? [`${file}: ${says}`] : []))
}

test('every password is typed into the one field that hides it, names itself to password managers and lets paste', () => {
  const pages = files.filter(({ file }) => file.endsWith('.svelte'))
  expect(pages.filter(({ text }) => text.includes('<PasswordField')).length).toBeGreaterThan(3)
  expect(pages.flatMap(({ file, text }) => passwordFaults(file, text))).toEqual([])
  const field = pages.find(({ file }) => file.endsWith('/PasswordField.svelte'))
  expect(field?.text).toMatch(/<input [^>]*type="password" \{autocomplete\}/)
})

test.each([
  '<input name="secret" type="password" />',
  '<TextField label="Mật khẩu" name="password" />',
  '<PasswordField name="password" label="Mật khẩu" />',
  '<PasswordField name="password" autocomplete="current-password" onpaste={refuse} />',
])('another way to ask for a password is seen: %s', (text) => {
  expect(passwordFaults('src/routes/a.svelte', text)).not.toEqual([])
})
