import { expect, test } from 'vitest'
import { returnPath } from './return-path.ts'

test.each(['/', '/de-an?q=go%20soi&nam=2018', '/en/bao-cao/vung-NAM/2014#kinh-phi'])(
  'after signing in a person goes on to %s',
  (path) => expect(returnPath(path)).toBe(path),
)

test.each([
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '\\\\elsewhere.example',
  'javascript:alert(1)',
  '/de-an\r\nset-cookie: a=b',
  '',
  null,
])('nobody is led to %j', (path) => expect(returnPath(path)).toBe('/'))

test('a path of ours cannot turn into an address elsewhere on its way', () => {
  expect(returnPath('/de-an/..//elsewhere.example')).toBe('/')
})
