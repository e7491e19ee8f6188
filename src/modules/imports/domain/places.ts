import { normaliseVietnamese } from '#core/vietnamese.ts'
import type { PlainDate } from '#core/plain-date.ts'
import { plainDate } from '#core/plain-date.ts'
import type { PlaceCandidate, PlaceLevel, ProvinceKey } from '#modules/territory/model.ts'

/** Asks the territory what a printed name may be, the surest first. */
export type ResolvePlace = (
  printed: string,
  options: { readonly on?: PlainDate; readonly level?: PlaceLevel; readonly within?: ProvinceKey },
) => readonly PlaceCandidate[]

/** What reading needs to know of the world. */
export type ReadContext = {
  readonly resolvePlace: ResolvePlace
  /** Names of all provinces, old and new, to suggest the nearest. */
  readonly provinceNames: readonly string[]
  /** The name of a province, for what is known only by its district. */
  readonly provinceName: (key: ProvinceKey) => string | undefined
  /** Whether whoever imports may enter records of a province. */
  readonly isWithinReach: (key: ProvinceKey) => boolean
  readonly today: PlainDate
}

/** The middle of a year stands for it; the map changed on 1 July 2025, so 2025 is read on the old one first. */
export function dayOfYear(year: number | null, today: PlainDate): PlainDate {
  return year === null ? today : plainDate(`${year}-06-30`)
}

/** What a province cell says. */
export type ProvinceReading =
  | {
      readonly kind: 'found'
      readonly place: PlaceCandidate
      readonly isGuess: boolean
      /** The name is that of a province older than both maps, which became this one. */
      readonly isFormer: boolean
    }
  /** A province older than both maps that became several. */
  | { readonly kind: 'divided'; readonly candidates: readonly PlaceCandidate[] }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly PlaceCandidate[] }
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] }

/** Reads a province as printed: old and new names, abbreviations, without diacritics, those before 2008 too. */
export function readProvince(
  printed: string,
  year: number | null,
  context: ReadContext,
): ProvinceReading {
  const on = dayOfYear(year, context.today)
  const candidates = context.resolvePlace(printed, { on, level: 'province' })
  const first = candidates[0]
  if (!first) {
    const within = provinceOfDistrict(printed, context)
    return {
      kind: 'unknown',
      nearest: within === undefined ? nearestNames(printed, context.provinceNames) : [within],
    }
  }
  if (first.matched === 'former')
    return candidates.length > 1
      ? { kind: 'divided', candidates }
      : { kind: 'found', place: first, isGuess: false, isFormer: true }
  const rivals = candidates.filter(({ certainty }) => certainty === first.certainty)
  const units = new Set(rivals.map(({ place }) => `${place.list}:${place.code}`))
  if (units.size > 1 && new Set(rivals.map(({ place }) => place.list)).size === units.size)
    return { kind: 'found', place: first, isGuess: false, isFormer: false }
  if (units.size > 1) return { kind: 'ambiguous', candidates: rivals.slice(0, 3) }
  const isPlain =
    first.certainty === 'certain' ||
    first.matched === 'abbreviation' ||
    first.matched === 'otherDay' ||
    first.matched === 'alias'
  return {
    kind: 'found',
    place: first,
    isGuess: !isPlain || first.certainty === 'possible',
    isFormer: false,
  }
}

const lastDayOfDistricts = plainDate('2025-06-30')

/** A district that only one province had, with that province: `TP. Biên Hòa, Đồng Nai`. */
function provinceOfDistrict(printed: string, context: ReadContext): string | undefined {
  const districts = context
    .resolvePlace(printed, { level: 'district', on: lastDayOfDistricts })
    .filter(({ certainty }) => certainty === 'certain')
  const [first, ...others] = districts.map(({ place }) => place)
  if (!first || others.some(({ list, code }) => list !== first.list || code !== first.code))
    return undefined
  const name = context.provinceName({ list: first.list, code: first.code })
  return name && `${printed.trim()}, ${name}`
}

function nearestNames(printed: string, names: readonly string[]): readonly string[] {
  const form = normaliseVietnamese(printed).replace(/^(tinh|thanh pho|tp) /, '')
  return names
    .map((name) => ({ name, distance: editDistance(form, normaliseVietnamese(name)) }))
    .filter(({ distance, name }) => distance <= Math.max(1, Math.floor(name.length / 4)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 2)
    .map(({ name }) => name)
}

// Two letters changed round count as one slip.
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 4) return 99
  let earlier: readonly number[] = []
  let before: readonly number[] = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = isSwap ? (earlier[j - 2] ?? 0) + 1 : 99
      row.push(Math.min(change, swap, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    earlier = before
    before = row
  }
  return before[b.length] ?? 99
}
