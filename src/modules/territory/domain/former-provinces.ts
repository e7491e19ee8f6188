import { plainDate, type PlainDate } from '#core/plain-date.ts'
import { nameKey } from './name-index.ts'

/** A province that was divided or joined before the map of the 63, and where its ground lay on that map. */
export type FormerProvince = {
  readonly name: string
  /** The last day of the year, or the exact day, it bore this name on this ground. */
  readonly until: PlainDate
  /** Codes of the map of 63 whose provinces took over its ground. */
  readonly became: readonly string[]
  /** The act of law that ended it. */
  readonly act: string
}

const of1978 = {
  until: plainDate('1978-12-28'),
  act: 'Nghị quyết của Quốc hội ngày 29/12/1978',
}
const of1989 = {
  until: plainDate('1989-06-30'),
  act: 'Nghị quyết của Quốc hội ngày 30/6/1989',
}
const ofAugust1991 = {
  until: plainDate('1991-12-31'),
  act: 'Nghị quyết của Quốc hội ngày 12/8/1991',
}
const ofDecember1991 = {
  until: plainDate('1991-12-31'),
  act: 'Nghị quyết của Quốc hội ngày 26/12/1991',
}
const of1996 = {
  until: plainDate('1996-12-31'),
  act: 'Nghị quyết của Quốc hội ngày 06/11/1996',
}
const of2003 = {
  until: plainDate('2003-12-31'),
  act: 'Nghị quyết 22/2003/QH11 ngày 26/11/2003',
}
const of2008 = {
  until: plainDate('2008-07-31'),
  act: 'Nghị quyết 15/2008/QH12 ngày 29/5/2008',
}

/**
 * Names officials still say, from the resolutions of the National Assembly named in each row (thuvienphapluat.vn, vbpl.vn).
 * Only whole provinces: districts and communes that changed hands are left out. A province of the 63 that bore the same
 * name on more ground (Đắk Lắk, Lai Châu, Cần Thơ until 2003; Hậu Giang until 1991) leads to those it was divided into.
 */
export const formerProvinces: readonly FormerProvince[] = [
  { name: 'Cao Lạng', became: ['04', '20'], ...of1978 },
  { name: 'Bình Trị Thiên', became: ['44', '45', '46'], ...of1989 },
  { name: 'Nghĩa Bình', became: ['51', '52'], ...of1989 },
  { name: 'Phú Khánh', became: ['54', '56'], ...of1989 },
  { name: 'Hà Tuyên', became: ['02', '08'], ...ofAugust1991 },
  { name: 'Hoàng Liên Sơn', became: ['10', '15'], ...ofAugust1991 },
  { name: 'Hà Sơn Bình', became: ['01', '17'], ...ofAugust1991 },
  { name: 'Nghệ Tĩnh', became: ['40', '42'], ...ofAugust1991 },
  { name: 'Gia Lai – Kon Tum', became: ['62', '64'], ...ofAugust1991 },
  { name: 'Hà Nam Ninh', became: ['35', '36', '37'], ...ofDecember1991 },
  { name: 'Thuận Hải', became: ['58', '60'], ...ofDecember1991 },
  { name: 'Cửu Long', became: ['84', '86'], ...ofDecember1991 },
  { name: 'Hậu Giang', became: ['92', '93', '94'], ...ofDecember1991 },
  { name: 'Bắc Thái', became: ['06', '19'], ...of1996 },
  { name: 'Hà Bắc', became: ['24', '27'], ...of1996 },
  { name: 'Hải Hưng', became: ['30', '33'], ...of1996 },
  { name: 'Nam Hà', became: ['35', '36'], ...of1996 },
  { name: 'Vĩnh Phú', became: ['25', '26'], ...of1996 },
  { name: 'Quảng Nam – Đà Nẵng', became: ['48', '49'], ...of1996 },
  { name: 'Sông Bé', became: ['70', '74'], ...of1996 },
  { name: 'Minh Hải', became: ['95', '96'], ...of1996 },
  { name: 'Lai Châu', became: ['11', '12'], ...of2003 },
  { name: 'Đắk Lắk', became: ['66', '67'], ...of2003 },
  { name: 'Cần Thơ', became: ['92', '93'], ...of2003 },
  { name: 'Hà Tây', became: ['01'], ...of2008 },
]

const leastTyped = 4

/** Former provinces of exactly this name, or, half typed, of names that begin so. */
export function formerProvincesNamed(text: string): readonly FormerProvince[] {
  const asked = nameKey(text).replace(/^tinh(?=.)/, '')
  const named = formerProvinces.filter(({ name }) => nameKey(name) === asked)
  if (named.length > 0 || asked.length < leastTyped) return named
  return formerProvinces.filter(({ name }) => nameKey(name).startsWith(asked))
}
