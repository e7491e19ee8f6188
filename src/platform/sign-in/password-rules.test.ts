import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decidePassword } from './password-rules.ts'

const person = { name: 'Nguyễn Thị Hồng Hạnh', email: 'hanhnth@socongthuong.vidu.gov.vn' }
const reasonFor = (password: string, units: readonly string[] = []) => {
  const decision = decidePassword(password, { ...person, units })
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

const treasury = 'Kho bạc Nhà nước khu vực (trình diễn)'
const committee = 'Ủy ban nhân dân xã Ea Knốp'

test.each([
  ['Kho bac Nha nuoc', treasury],
  ['khobacnhanuoc2026', treasury],
  ['Kho bạc khu vực trình diễn', treasury],
  ['nhà nước, kho bạc!', treasury],
  ['hobacnhanuockhu', treasury],
  ['Hạnh, Kho bạc Nhà nước', treasury],
  ['Ủy ban xã Ea Knốp 66', committee],
])(
  '“%s” is the name of the unit its person works in, or little more, and is refused',
  (password, unit) => {
    expect(reasonFor(password)).toBe('good')
    expect(reasonFor(password, [committee, treasury, unit])).toBe('unit')
  },
)

test.each([
  '840271936502',
  'acnh 84027193',
  'kho thóc nhà bác Bảy',
  'mùa nước nổi về sớm',
  'nước mắm ngon khu chợ',
])('“%s” has enough of its own, whatever it shares with the name of a unit', (password) => {
  expect(reasonFor(password, [treasury, committee])).toBe('good')
})

test('the name of a unit refuses nothing but what holds a word of it, and what was refused stays refused for its reason', () => {
  const words = [
    'xoan',
    'đào',
    'chín',
    'lá',
    'kho',
    'bạc',
    'nhà',
    'nước',
    'Hạnh',
    '2026',
    'password',
  ]
  const password = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(password, (chosen) => {
      const [before, after] = [reasonFor(chosen.join(' ')), reasonFor(chosen.join(' '), [treasury])]
      if (before !== 'good') expect(after).toBe(before)
      else if (after !== 'good') {
        expect(after).toBe('unit')
        expect(chosen.join(' ')).toMatch(/kho|bạc|nhà|nước/)
      }
    }),
  )
})
