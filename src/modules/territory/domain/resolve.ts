import { normaliseVietnamese } from '#core/vietnamese.ts'
import type { PlaceCandidate, PlaceLevel } from '../model.ts'
import { judged, lessCertain } from './certainty.ts'
import { asPlaces, formerProvinceOf } from './former-provinces.ts'
import type { Gazetteer } from './gazetteer.ts'
import { hitsOf, type ResolveOptions } from './name-hits.ts'

const longestName = 200
const insideLevels: readonly PlaceLevel[] = ['district', 'commune', 'province']

/**
 * Reads a place as printed: `TP.HCM`, `huyện Ea Kar, tỉnh Đắk Lắk`, `Châu Thành (Tiền Giang)`, `ha giang`.
 * Candidates come surest first; none means the text names no place known here.
 */
export function resolvePlace(
  gazetteer: Gazetteer,
  printed: string,
  options: ResolveOptions = {},
): readonly PlaceCandidate[] {
  const text = printed.normalize('NFC').trim().slice(0, longestName)
  const parts = splitAt(text, /[,;/()\n|]+/)
  if (parts.length > 1) return readTogether(gazetteer, parts, options)
  const whole = readAlone(gazetteer, text, options)
  if (whole.length > 0) return whole
  const dashed = splitAt(text, /\s*[–—-]\s*/)
  return dashed.length > 1 ? readTogether(gazetteer, dashed, options) : []
}

function splitAt(text: string, separator: RegExp): readonly string[] {
  return text.split(separator).filter((part) => normaliseVietnamese(part) !== '')
}

function readAlone(
  gazetteer: Gazetteer,
  text: string,
  options: ResolveOptions,
): readonly PlaceCandidate[] {
  const known = judged(hitsOf(gazetteer, text, options), options)
  return known.length > 0 ? known : readFormer(gazetteer, text, options)
}

// A province older than both maps reads as what became of it: to be taken when that is one, chosen from when several.
function readFormer(
  gazetteer: Gazetteer,
  text: string,
  { level, within }: ResolveOptions,
): readonly PlaceCandidate[] {
  if (within || (level !== undefined && level !== 'province')) return []
  const former = formerProvinceOf(text)
  const places = former ? asPlaces(gazetteer, former) : []
  const certainty = places.length === 1 ? 'likely' : 'possible'
  return places.map((place) => ({ place, certainty, matched: 'former' }))
}

// The province is looked for from the end, and the smaller unit inside it.
function readTogether(
  gazetteer: Gazetteer,
  parts: readonly string[],
  options: ResolveOptions,
): readonly PlaceCandidate[] {
  if (options.within) return readInside(gazetteer, parts, options)
  for (const index of parts.keys()) {
    const last = parts.length - 1 - index
    const provinces = readAlone(gazetteer, parts[last] ?? '', { ...options, level: 'province' })
    if (provinces.length === 0) continue
    const rest = parts.filter((_, other) => other !== last)
    return options.level === 'province'
      ? provinces
      : insideOrWhole(gazetteer, rest, provinces, options)
  }
  return readInside(gazetteer, parts, options)
}

function insideOrWhole(
  gazetteer: Gazetteer,
  rest: readonly string[],
  provinces: readonly PlaceCandidate[],
  options: ResolveOptions,
): readonly PlaceCandidate[] {
  const inside = provinces.flatMap((province) =>
    readInside(gazetteer, rest, { ...options, within: province.place }).map((smaller) => ({
      ...smaller,
      certainty: lessCertain(smaller.certainty, province.certainty),
    })),
  )
  return inside.length > 0 ? inside : provinces
}

/** The largest unit the parts name below the province, or else the province itself. */
function readInside(
  gazetteer: Gazetteer,
  parts: readonly string[],
  options: ResolveOptions,
): readonly PlaceCandidate[] {
  for (const level of options.level ? [options.level] : insideLevels) {
    const found = parts.flatMap((part) => readAlone(gazetteer, part, { ...options, level }))
    if (found.length > 0) return found
  }
  return []
}
