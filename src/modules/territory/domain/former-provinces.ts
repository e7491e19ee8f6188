import { plainDate, type PlainDate } from '#core/plain-date.ts'
import type { Place } from '../model.ts'
import { findProvince, type Gazetteer } from './gazetteer.ts'
import { nameKey, provincePlace } from './name-index.ts'
import { takeApart } from './prefixes.ts'

/** A province that was divided or joined before the map of the 63, and where its ground lay on that map. */
export type FormerProvince = {
  readonly name: string
  /** The year it first bore this name since 1945; `null` where that is older, or it bears the name still. */
  readonly since: number | null
  /**
   * The exact day before the act took force, where the act says one; else the last day of its year:
   * the offices of 1991 and 1996 worked on for months.
   */
  readonly until: PlainDate
  /** Codes of the map of 63 whose provinces took over its ground. */
  readonly became: readonly string[]
  /** The act of law that ended it. */
  readonly act: string
  /** Where the act was read; `null` where it is known from what others say of it. */
  readonly source: string | null
  /** How sure the division is: read in the act itself, or told alike by others. */
  readonly evidence: 'act' | 'told'
}

const law = 'https://thuvienphapluat.vn'
const of1978 = {
  until: plainDate('1978-12-28'),
  act: 'Nghị quyết của Quốc hội ngày 29/12/1978',
  source: null,
  evidence: 'told',
} as const
const of1989 = {
  until: plainDate('1989-06-30'),
  act: 'Nghị quyết của Quốc hội ngày 30/6/1989',
  source: `${law}/archive/Nghi-quyet/Nghi-quyet-phan-vach-dai-gioi-hanh-chinh-cua-cac-tinh-Nghia-Binh-Phu-Khanh-va-Binh-Tri-Thien-vb42792t13.aspx`,
  evidence: 'act',
} as const
const ofAugust1991 = {
  until: plainDate('1991-12-31'),
  act: 'Nghị quyết của Quốc hội ngày 12/8/1991',
  source: null,
  evidence: 'told',
} as const
const readInAugust1991 = {
  ...ofAugust1991,
  source: `${law}/documents/law.aspx?id=0%3DRJNE1EZzTk`,
  evidence: 'act',
} as const
const ofDecember1991 = {
  until: plainDate('1991-12-31'),
  act: 'Nghị quyết của Quốc hội ngày 26/12/1991',
  source: null,
  evidence: 'told',
} as const
const readInDecember1991 = {
  ...ofDecember1991,
  source: `${law}/van-ban/Bo-may-hanh-chinh/Nghi-quyet-phan-vach-lai-dia-gioi-hanh-chinh-tinh-42812.aspx`,
  evidence: 'act',
} as const
const of1996 = {
  until: plainDate('1996-12-31'),
  act: 'Nghị quyết của Quốc hội ngày 06/11/1996',
  source: null,
  evidence: 'told',
} as const
const of2003 = {
  until: plainDate('2003-12-31'),
  act: 'Nghị quyết 22/2003/QH11 ngày 26/11/2003',
  source: null,
  evidence: 'told',
} as const
const of2008 = {
  until: plainDate('2008-07-31'),
  act: 'Nghị quyết 15/2008/QH12 ngày 29/5/2008',
  source: null,
  evidence: 'told',
} as const

/**
 * Names officials still say. Each division is told alike by histories of the provinces since 1975 (invietnam.org, Wikipedia);
 * `evidence: 'act'` marks those read in the resolution of the National Assembly itself. Only whole provinces: districts
 * and communes that changed hands are left out. A province of the 63 that bore the same name on more ground (Đắk Lắk,
 * Lai Châu, Cần Thơ until 2003; Hậu Giang until 1991) leads to those it was divided into. The years of founding are
 * those of the resolutions of 1962–1976; Hà Tây and Nam Hà were joined to others from 1975 to 1991.
 */
export const formerProvinces: readonly FormerProvince[] = [
  { name: 'Cao Lạng', since: 1975, became: ['04', '20'], ...of1978 },
  { name: 'Bình Trị Thiên', since: 1976, became: ['44', '45', '46'], ...of1989 },
  { name: 'Nghĩa Bình', since: 1976, became: ['51', '52'], ...of1989 },
  { name: 'Phú Khánh', since: 1976, became: ['54', '56'], ...of1989 },
  { name: 'Hà Tuyên', since: 1975, became: ['02', '08'], ...ofAugust1991 },
  { name: 'Hoàng Liên Sơn', since: 1975, became: ['10', '15'], ...readInAugust1991 },
  { name: 'Hà Sơn Bình', since: 1975, became: ['01', '17'], ...ofAugust1991 },
  { name: 'Nghệ Tĩnh', since: 1975, became: ['40', '42'], ...readInAugust1991 },
  { name: 'Gia Lai – Kon Tum', since: 1976, became: ['62', '64'], ...ofAugust1991 },
  { name: 'Hà Nam Ninh', since: 1975, became: ['35', '36', '37'], ...ofDecember1991 },
  { name: 'Thuận Hải', since: 1976, became: ['58', '60'], ...readInDecember1991 },
  { name: 'Cửu Long', since: 1976, became: ['84', '86'], ...ofDecember1991 },
  { name: 'Hậu Giang', since: 1976, became: ['92', '93', '94'], ...readInDecember1991 },
  { name: 'Bắc Thái', since: 1965, became: ['06', '19'], ...of1996 },
  { name: 'Hà Bắc', since: 1962, became: ['24', '27'], ...of1996 },
  { name: 'Hải Hưng', since: 1968, became: ['30', '33'], ...of1996 },
  { name: 'Nam Hà', since: 1965, became: ['35', '36'], ...of1996 },
  { name: 'Vĩnh Phú', since: 1968, became: ['25', '26'], ...of1996 },
  { name: 'Quảng Nam – Đà Nẵng', since: 1976, became: ['48', '49'], ...of1996 },
  { name: 'Sông Bé', since: 1976, became: ['70', '74'], ...of1996 },
  { name: 'Minh Hải', since: 1976, became: ['95', '96'], ...of1996 },
  { name: 'Lai Châu', since: null, became: ['11', '12'], ...of2003 },
  { name: 'Đắk Lắk', since: null, became: ['66', '67'], ...of2003 },
  { name: 'Cần Thơ', since: 1991, became: ['92', '93'], ...of2003 },
  { name: 'Hà Tây', since: 1965, became: ['01'], ...of2008 },
]

const leastTyped = 4

/** Former provinces of exactly this name, or, half typed, of names that begin so. */
export function formerProvincesNamed(text: string): readonly FormerProvince[] {
  const asked = nameKey(text).replace(/^tinh(?=.)/, '')
  const named = formerProvinces.filter(({ name }) => nameKey(name) === asked)
  if (named.length > 0 || asked.length < leastTyped) return named
  return formerProvinces.filter(({ name }) => nameKey(name).startsWith(asked))
}

const byKey: ReadonlyMap<string, FormerProvince> = new Map(
  formerProvinces.map((former) => [nameKey(former.name), former]),
)

/** The former province a printed name is, with or without the words before it: `UBND tỉnh Sông Bé`, `Hà Tây cũ`. */
export function formerProvinceOf(printed: string): FormerProvince | undefined {
  for (const { unit, name } of takeApart(printed)) {
    const former = byKey.get(nameKey(name)) ?? byKey.get(nameKey(name.replace(/ cũ$/iu, '')))
    if (former && (!unit || unit.levels.includes('province'))) return former
  }
  return undefined
}

/** The provinces of the 63 that took over its ground. */
export function asPlaces(gazetteer: Gazetteer, { became }: FormerProvince): readonly Place[] {
  return became
    .flatMap((code) => findProvince(gazetteer, { list: 63, code }) ?? [])
    .map(provincePlace)
}
