import { normaliseVietnamese } from '#core/vietnamese.ts'

const writtenOut: Readonly<Record<string, string>> = {
  cty: 'cong ty',
  cp: 'co phan',
  htx: 'hop tac xa',
  lhhtx: 'lien hiep hop tac xa',
  tht: 'to hop tac',
  hkd: 'ho kinh doanh',
  cssx: 'co so san xuat',
  dntn: 'doanh nghiep tu nhan',
  dn: 'doanh nghiep',
  mtv: 'mot thanh vien',
  sx: 'san xuat',
  cb: 'che bien',
  kd: 'kinh doanh',
  tm: 'thuong mai',
  dv: 'dich vu',
  xnk: 'xuat nhap khau',
  sxtm: 'san xuat thuong mai',
  tmdv: 'thuong mai dich vu',
  nn: 'nong nghiep',
  xd: 'xay dung',
}

/**
 * The form in which two spellings of one establishment's name are equal: without diacritics and punctuation,
 * abbreviations written out, `và` left out, a foreign name in brackets dropped.
 */
export function establishmentKey(name: string): string {
  const bare = name.replace(/\([^()]*\)/g, ' ')
  const words = normaliseVietnamese(bare)
    .split(' ')
    .filter((word) => word !== '' && word !== 'va')
  const key = words.map((word) => writtenOut[word] ?? word).join(' ')
  return key === '' ? normaliseVietnamese(name) : key
}
