/** Short names in common use that no rule would find. They count as names: in a table they mean nothing else. */
export const customaryNames: Readonly<Record<string, readonly string[]>> = {
  'Hà Nội': ['HN'],
  'Hải Phòng': ['HP'],
  'Hồ Chí Minh': ['TP.HCM', 'TP. Hồ Chí Minh', 'TPHCM', 'HCM', 'TP.HCMC', 'HCMC', 'Sài Gòn'],
  Huế: ['Huế', 'TT-Huế', 'T.T. Huế', 'TTH', 'TT Huế', 'Thừa Thiên – Huế'],
  'Bà Rịa - Vũng Tàu': ['BR-VT', 'BRVT', 'Bà Rịa Vũng Tàu', 'BR.VT', 'B.Rịa - V.Tàu'],
  'Đắk Lắk': ['Đăk Lăk', 'Đắc Lắc', 'Đak Lak', 'Đắk Lăk', 'Daklak', 'Darlac'],
  'Đắk Nông': ['Đăk Nông', 'Đắc Nông', 'Đak Nông', 'Daknong'],
  'Kon Tum': ['Kontum', 'Kon Tom'],
  'Bắc Kạn': ['Bắc Cạn'],
  'Thanh Hóa': ['Thanh Hoá'],
  'Hòa Bình': ['Hoà Bình'],
  'Khánh Hòa': ['Khánh Hoà'],
}

/** Names that districts bore within the life of their map, by the code of the district that has the ground. */
export const formerDistrictNames: Readonly<Record<string, readonly string[]>> = {
  '407': ['Tĩnh Gia'],
  '754': ['Tân Thành'],
  '769': ['2', '9'],
}

/** The forms a table cell shortens a name to: `B. Dương` and `BD` for Bình Dương. They often mean several. */
export function abbreviationsOf(name: string): readonly string[] {
  const words = name.split(/[^\p{L}]+/u).filter((word) => word !== '')
  if (words.length < 2) return []
  const initials = words.map((word) => word.slice(0, 1))
  return [initials.join(''), `${initials[0] ?? ''} ${words.slice(1).join(' ')}`]
}
