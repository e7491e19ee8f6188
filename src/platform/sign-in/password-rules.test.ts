import { expect, test } from 'vitest'
import { decidePassword } from './password-rules.ts'

const person = { name: 'Nguyễn Thị Hồng Hạnh', email: 'hanhnth@socongthuong.vidu.gov.vn' }
const reasonFor = (password: string) => {
  const decision = decidePassword(password, person)
  return decision.allowed ? 'good' : decision.reasons[0]?.code
}

test.each([
  'gỗ lim sẫm, sáu cột',
  'correct horse battery staple',
  'xưởng chè cuối dốc',
  'tr4m-huong-ky-nam',
  'qL8#vT2!mZ4x',
  'mùa nước nổi về sớm',
])('“%s” may be a password, without a rule about capitals or digits', (password) => {
  expect(reasonFor(password)).toBe('good')
})

test.each([
  ['elevenchars', 'too-short'],
  ['hồ sơ số 7ă', 'too-short'],
  ['gỗ'.repeat(65), 'too-long'],
] as const)('a password of the wrong length is refused: %s', (password, code) => {
  expect(reasonFor(password)).toBe(code)
})

test('twelve characters are enough and 128 are not too many', () => {
  expect(reasonFor('xoan đào 9lá')).toBe('good')
  expect(reasonFor('xưởng chè cuối dốc '.repeat(7).slice(0, 128))).not.toBe('too-long')
})

test.each([
  '123456789012',
  'qwertyuiop123',
  'passwordpassword',
  'Password123456',
  'abcdefghijkl',
  'aaaaaaaaaaaa',
  'abababababab',
  'iloveyou1234',
  'Superman-2016',
  'unbelievable1',
])('“%s” has been published or is made of such, and is refused', (password) => {
  expect(reasonFor(password)).toBe('common')
})

test.each([
  'HongHanh12061985',
  'nguyenthihonghanh',
  'hanhnth@socongthuong',
  'KhuyenCong2026!',
  'Khuyến Công Việt Nam',
])('“%s” is the person or the place, and is refused', (password) => {
  expect(reasonFor(password)).toBe('personal')
})
