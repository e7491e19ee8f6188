import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// These belong to nobody yet, or to whoever is signed in when they are sent: signing in, the first administrator, and the menus of
// the header, in which one chooses a role, a theme, or to leave.
const anybodys = [
  'src/routes/dang-nhap/',
  'src/routes/thiet-lap/',
  'src/ui/page/Header.svelte',
  'src/ui/page/MyMenu.svelte',
]

/** The forms of a page that are posted, and do not say who opened it. */
const silentForms = (text: string) =>
  text
    .split('<form')
    .slice(1)
    .map((part) => part.split('</form>')[0] ?? '')
    .filter((form) => form.includes('method="post"'))
    .filter((form) => !/<OpenedAs \/>|<HiddenKey\b/.test(form))

test('every form that changes something says who opened it, and in which role', () => {
  const files = globSync('src/**/*.svelte')
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !anybodys.some((one) => path.startsWith(one)))
  expect(files.length).toBeGreaterThan(100)
  const silent = files.filter((path) => silentForms(readFileSync(path, 'utf8')).length > 0)
  expect(silent).toEqual([])
})

test('a form that does not would be seen', () => {
  expect(silentForms('<form method="post" action="?/x"><button>Gửi</button></form>')).toHaveLength(
    1,
  )
  expect(silentForms('<form method="post"><OpenedAs /></form><form method="get"></form>')).toEqual(
    [],
  )
})
