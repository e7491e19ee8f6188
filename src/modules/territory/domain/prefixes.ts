import { normaliseVietnamese } from '#core/vietnamese.ts'
import type { PlaceLevel } from '../model.ts'

/** What the word before a name says: the levels the unit may be at, and the word its full name begins with. */
export type UnitWord = { readonly levels: readonly PlaceLevel[]; readonly word: string }

const tinh: UnitWord = { levels: ['province'], word: 'tinh' }
const thanhPho: UnitWord = { levels: ['province', 'district'], word: 'thanh pho' }
const huyen: UnitWord = { levels: ['district'], word: 'huyen' }
const quan: UnitWord = { levels: ['district'], word: 'quan' }
const thiXa: UnitWord = { levels: ['district'], word: 'thi xa' }
const xa: UnitWord = { levels: ['commune'], word: 'xa' }
const phuong: UnitWord = { levels: ['commune'], word: 'phuong' }
const thiTran: UnitWord = { levels: ['commune'], word: 'thi tran' }
const dacKhu: UnitWord = { levels: ['commune'], word: 'dac khu' }

const before: ReadonlyMap<string, UnitWord> = new Map([
  ['tinh', tinh],
  ['thanh pho', thanhPho],
  ['tp', thanhPho],
  ['t p', thanhPho],
  ['huyen', huyen],
  ['huyen dao', huyen],
  ['h', huyen],
  ['quan', quan],
  ['q', quan],
  ['thi xa', thiXa],
  ['tx', thiXa],
  ['t x', thiXa],
  ['xa', xa],
  ['x', xa],
  ['phuong', phuong],
  ['p', phuong],
  ['thi tran', thiTran],
  ['dac khu', dacKhu],
])

const after: ReadonlyMap<string, UnitWord> = new Map([
  ['province', tinh],
  ['city', thanhPho],
  ['district', { levels: ['district'], word: '' }],
])

const offices =
  /^(?:ubnd|uy ban nhan dan|so cong thuong|so ct|sct|trung tam khuyen cong(?: va .*? cong nghiep)?|ttkc)(?= )/

/** A printed name taken apart: the word for the unit, if one is written, and the bare name. */
export type NamedUnit = { readonly unit: UnitWord | undefined; readonly name: string }

/**
 * The ways to take a printed name apart, the bare reading first: `Quan Hóa` is a name,
 * `Quận 1` is a word and a name, and only the list of names can tell.
 */
export function takeApart(printed: string): readonly NamedUnit[] {
  const words = withoutOffice(wordsOf(printed))
  const readings: NamedUnit[] = [{ unit: undefined, name: words.join(' ') }]
  for (const length of [2, 1]) {
    const unit = before.get(normaliseVietnamese(words.slice(0, length).join(' ')))
    if (unit && words.length > length) readings.push({ unit, name: words.slice(length).join(' ') })
  }
  const suffix = after.get(normaliseVietnamese(words.at(-1) ?? ''))
  if (suffix && words.length > 1)
    readings.push({ unit: suffix, name: words.slice(0, -1).join(' ') })
  return readings
}

function withoutOffice(words: readonly string[]): readonly string[] {
  const office = offices.exec(normaliseVietnamese(words.join(' ')))?.[0]
  return office ? words.slice(office.split(' ').length) : words
}

function wordsOf(printed: string): readonly string[] {
  return printed
    .normalize('NFC')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
}
