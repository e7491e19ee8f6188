import { normaliseVietnamese } from '#core/vietnamese.ts'
import type { NamedPlace, Place, UnderstoodPlace } from '../model.ts'
import { asPlaces, formerProvinceOf } from './former-provinces.ts'
import { findProvince, type Gazetteer } from './gazetteer.ts'
import { groundOf } from './ground.ts'
import { successorOf } from './mergers.ts'
import { nameKey } from './name-index.ts'
import type { OldWards } from './old-wards.ts'
import { takeApart } from './prefixes.ts'
import { resolvePlace } from './resolve.ts'

/** A name so many places have says no place. */
const mostMeant = 60
const shortestSmallLetters = 3
/** Names of districts that are ordinary words when typed without diacritics: `đầu tư mở rộng`, `văn bản`. */
const alsoOtherWords: ReadonlySet<string> = new Set([
  'tu mo rong',
  'van ban',
  'cho moi',
  'dong da',
  'la gi',
  'luc ngan',
  'minh hoa',
  'vi thanh',
])

/** Words of a query that may name a place: in search form, as typed, and with single spaces. */
type Phrase = { readonly named: string; readonly typed: string; readonly spoken: string }

/** The place these words name, the largest unit first, or `undefined`. */
export function placeNamed(
  gazetteer: Gazetteer,
  wards: OldWards,
  { named, typed, spoken }: Phrase,
): NamedPlace | undefined {
  const former = formerProvinceOf(spoken)
  const readings: readonly (readonly [NamedPlace['level'], () => readonly Place[]])[] = [
    ['province', () => provincesNamed(gazetteer, spoken)],
    ['formerProvince', () => (former ? asPlaces(gazetteer, former) : [])],
    ['district', () => districtsNamed(gazetteer, spoken)],
    ['commune', () => communesNamed(gazetteer, spoken)],
    ['oldWard', () => wardsNamed(wards, spoken)],
  ]
  for (const [level, read] of readings) {
    const places = read()
    if (places.length > 0 && places.length <= mostMeant)
      return asNamed(gazetteer, wards, { named, typed, level, places })
  }
  return undefined
}

/** The place with its ground and how it is told. */
export function asNamed(
  gazetteer: Gazetteer,
  wards: OldWards,
  own: Pick<NamedPlace, 'named' | 'typed' | 'level' | 'places'>,
): NamedPlace {
  return {
    ...own,
    spellings: spellingsOf(gazetteer, own),
    ground: groundOf(gazetteer, wards, own.places),
    understood: understoodAs(gazetteer, own),
  }
}

// A shortened name, `BD`, may mean several provinces, or none of them: it stays a word. So does `nạ`, which is no `NA`.
function provincesNamed(gazetteer: Gazetteer, spoken: string): readonly Place[] {
  if (spoken.length < shortestSmallLetters && spoken !== spoken.toUpperCase()) return []
  const isOneWord = !spoken.includes(' ')
  return resolvePlace(gazetteer, spoken, { level: 'province' })
    .filter(({ matched }) => matched !== 'abbreviation' && matched !== 'former')
    .filter(({ matched }) => !isOneWord || matched !== 'spelling')
    .map(({ place }) => place)
}

// Names of smaller units are many and look like other words: they count as spelt, and one word only after its rank.
function districtsNamed(gazetteer: Gazetteer, spoken: string): readonly Place[] {
  if (!spoken.includes(' ') || alsoOtherWords.has(spoken.toLowerCase())) return []
  return resolvePlace(gazetteer, spoken, { level: 'district' })
    .filter(({ matched }) => matched !== 'spelling')
    .map(({ place }) => place)
}

function communesNamed(gazetteer: Gazetteer, spoken: string): readonly Place[] {
  if (rankedNames(spoken).length === 0) return []
  return resolvePlace(gazetteer, spoken, { level: 'commune' })
    .filter(({ matched }) => matched !== 'spelling')
    .map(({ place }) => place)
}

function wardsNamed({ byName }: OldWards, spoken: string): readonly Place[] {
  return rankedNames(spoken).flatMap((name) => byName.get(nameKey(name)) ?? [])
}

/** The name with its rank written out, for a commune's: `phuong Thảo Điền` of `P. Thảo Điền`. */
function rankedNames(spoken: string): readonly string[] {
  return takeApart(spoken).flatMap(({ unit, name }) =>
    unit?.levels.includes('commune') ? [`${unit.word} ${name}`] : [],
  )
}

// The ways a text may write the place: as asked, in one word, without its rank, and by its names.
function spellingsOf(
  gazetteer: Gazetteer,
  { named, places, level }: Pick<NamedPlace, 'named' | 'places' | 'level'>,
): readonly string[] {
  const names = places.flatMap((place) =>
    level === 'province' ? (findProvince(gazetteer, place)?.names ?? []) : [],
  )
  const bare = takeApart(named)
    .filter(({ unit, name }) => unit && name.includes(' '))
    .map(({ name }) => name)
  return distinct([
    named,
    nameKey(named),
    ...bare,
    ...names.map(({ name }) => normaliseVietnamese(name)),
  ])
}

function understoodAs(
  gazetteer: Gazetteer,
  { typed, level, places }: Pick<NamedPlace, 'typed' | 'places' | 'level'>,
): UnderstoodPlace {
  const provinces = places.flatMap((place) => findProvince(gazetteer, place) ?? [])
  const today = distinct(provinces.map((province) => successorOf(gazetteer, province).fullName))
  const units = places.map((place, at) =>
    level === 'province' || level === 'formerProvince'
      ? (provinces[at]?.fullName ?? place.name)
      : `${place.name}, ${provinces[at]?.fullName ?? ''}`,
  )
  const former = level === 'formerProvince' ? formerProvinceOf(typed) : undefined
  const isGone = former !== undefined || level === 'oldWard'
  const isSaid = today.every((name) => units.some((unit) => unit.endsWith(name)))
  return {
    typed,
    level,
    names: former ? [`Tỉnh ${former.name}`] : isGone ? [] : distinct(units),
    until: former?.until ?? null,
    became: isGone ? distinct(units) : [],
    today: isSaid ? [] : today,
  }
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
