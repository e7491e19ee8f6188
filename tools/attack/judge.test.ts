import { expect, test } from 'vitest'
import { internalsIn } from './judge.ts'

test.each([
  ['a stack', 'TypeError\n    at load (file:///srv/kc/build/a.js:1:2)'],
  ['a path', 'ENOENT: no such file, open "/srv/kc/.data/files/a"'],
  ['an error of the database', 'invalid input syntax for type uuid: "x"'],
  ['a statement', 'select id, title from scheme where id = $1'],
  ['an address of the database', 'postgres://kc@db/kc'],
  ['a library', 'at node_modules/pg/lib/client.js'],
])('%s is seen in an answer', (_, body) => {
  expect(internalsIn(`<p>${body}</p>`, '/de-an')).toBeDefined()
})

test('what an answer only repeats of the question is none of ours', () => {
  const asked = '/tim-kiem?q=%2Fetc%2Fpasswd+select+a+from+b'
  expect(internalsIn('<p>Không thấy “/etc/passwd select a from b”</p>', asked)).toBeUndefined()
})

test('pages of ours speak of none of it', () => {
  expect(
    internalsIn('<p>Hãy chọn tỉnh, nguồn: https://moit.gov.vn/home/tmp/a</p>', '/'),
  ).toBeUndefined()
})

test('a fragment that an earlier request stored is no statement of ours', () => {
  expect(
    internalsIn("<td>x'; update scheme set title = 'attacked'; --</td>", '/bao-cao'),
  ).toBeUndefined()
})
