import { expect, test } from 'vitest'
import { establishmentKey } from './establishment-key.ts'
import { legalFormOf } from './legal-form.ts'

test('an abbreviated name is the name written out', () => {
  expect(establishmentKey('Cty CP dệt Đại An Phú')).toBe(
    establishmentKey('Công ty Cổ phần Dệt Đại An Phú'),
  )
  expect(establishmentKey('HTX Nông nghiệp và Dịch vụ Tân Bình')).toBe(
    establishmentKey('Hợp tác xã nông nghiệp & dịch vụ Tân Bình'),
  )
  expect(establishmentKey('Công ty TNHH SX-TM-DV XNK Covinest')).toBe(
    establishmentKey('Công ty TNHH Sản xuất Thương mại Dịch vụ Xuất nhập khẩu Covinest'),
  )
})

test('a foreign name in brackets does not make another establishment', () => {
  expect(establishmentKey('DNTN Minh Quyền (Private Minh Quyen Enterprise)')).toBe(
    establishmentKey('DNTN Minh Quyền'),
  )
})

test('different names stay different', () => {
  expect(establishmentKey('HTX Tân Tiến')).not.toBe(establishmentKey('HTX Tân Tiến II'))
})

test('the legal form is read from the name, and is not guessed', () => {
  expect(legalFormOf('HKD Nguyễn Xuân Thứ')).toBe('household')
  expect(legalFormOf('Cơ sở Minh Thùy')).toBe('household')
  expect(legalFormOf('DNTN Tiến Lợi')).toBe('sme')
  expect(legalFormOf('Tổ hợp tác sản xuất chè xóm Ba Quà')).toBe('coopGroup')
  expect(legalFormOf('Hong Thang Company')).toBeNull()
})
