import { normaliseVietnamese } from '#core/vietnamese.ts'
import type { Ground, NamedPlace, Place, PlacedQuery } from '../model.ts'
import type { Gazetteer } from './gazetteer.ts'
import { successorOf } from './mergers.ts'
import { asNamed, placeNamed } from './named-place.ts'
import type { OldWards } from './old-wards.ts'

const longestQuery = 200
const mostWords = 24
const mostWordsOfAName = 6
const mostPlaces = 6
const wordsForThePlace = /(?:^| )(?:o|tai|tinh)$/
const wordsAfterThePlace = /^cu(?= |$)/

/** A word of a query: its search form, and where it stands in what was typed. */
type Word = { readonly form: string; readonly from: number; readonly to: number }

/** Words in one piece, between the places found already. */
type Stretch = { readonly words: readonly Word[]; readonly endsQuery: boolean }

/**
 * Takes a query apart into the places it names and the other words: `go soi ha nam` is `go soi` in Hà Nam.
 * The longest name wins, and of two as long the later.
 */
export function placesInQuery(
  gazetteer: Gazetteer,
  wards: OldWards,
  query: string,
): PlacedQuery | undefined {
  const text = query.slice(0, longestQuery)
  const found: { readonly at: number; readonly place: NamedPlace }[] = []
  let stretches: readonly Stretch[] = [{ words: wordsOf(text), endsQuery: true }]
  while (found.length < mostPlaces) {
    const next = firstNamed(gazetteer, wards, text, stretches)
    if (!next) break
    // A place said twice is one place.
    if (!found.some(({ place }) => place.named === next.place.named))
      found.push({ at: next.at, place: next.place })
    stretches = next.others
  }
  if (found.length === 0) return undefined
  const inOrder = found.sort((a, b) => a.at - b.at).map(({ place }) => place)
  const places = inOrder.map((place) => insideOthers(gazetteer, wards, place, inOrder))
  const rest = stretches.map(({ words }) => formOf(words)).filter((form) => form !== '')
  const isHalfTyped = stretches.some(({ words, endsQuery }) => endsQuery && words.length > 0)
  return { rest: rest.join(' '), isHalfTyped, places, groups: inGroups(gazetteer, places) }
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)]
    .map(({ 0: typed, index }) => ({
      form: normaliseVietnamese(typed),
      from: index,
      to: index + typed.length,
    }))
    .filter(({ form }) => form !== '')
    .slice(0, mostWords)
}

function formOf(words: readonly Word[]): string {
  return words.map(({ form }) => form).join(' ')
}

function firstNamed(
  gazetteer: Gazetteer,
  wards: OldWards,
  text: string,
  stretches: readonly Stretch[],
): { place: NamedPlace; at: number; others: readonly Stretch[] } | undefined {
  for (let length = mostWordsOfAName; length > 0; length -= 1) {
    for (const stretch of [...stretches].reverse()) {
      for (let start = stretch.words.length - length; start >= 0; start -= 1) {
        const words = stretch.words.slice(start, start + length)
        const place = namedIn(gazetteer, wards, text, words)
        if (!place) continue
        const others = stretches.flatMap((one) =>
          one === stretch ? around(stretch, start, length) : [one],
        )
        return { place, at: words[0]?.from ?? 0, others }
      }
    }
  }
  return undefined
}

// `ở`, `tại`, `tỉnh` before a place and `cũ` after it belong to it.
function around({ words, endsQuery }: Stretch, start: number, length: number): readonly Stretch[] {
  const before = words.slice(0, start)
  const after = words.slice(start + length)
  const spoken = formOf(before).replace(wordsForThePlace, '').split(' ').filter(Boolean).length
  const skipped = wordsAfterThePlace.test(formOf(after)) ? 1 : 0
  return [
    { words: before.slice(0, spoken), endsQuery: false },
    { words: after.slice(skipped), endsQuery },
  ]
}

function namedIn(
  gazetteer: Gazetteer,
  wards: OldWards,
  text: string,
  words: readonly Word[],
): NamedPlace | undefined {
  return placeNamed(gazetteer, wards, {
    named: formOf(words),
    typed: text.slice(words[0]?.from, words.at(-1)?.to),
    spoken: words.map(({ from, to }) => text.slice(from, to)).join(' '),
  })
}

// Of ten districts called Châu Thành the one in the province that is named, too.
function insideOthers(
  gazetteer: Gazetteer,
  wards: OldWards,
  named: NamedPlace,
  all: readonly NamedPlace[],
): NamedPlace {
  if (named.level === 'province' || named.level === 'formerProvince') return named
  const provinces = all.filter(({ level }) => level === 'province' || level === 'formerProvince')
  const places = named.places.filter((place) =>
    provinces.some(({ ground }) => holds(gazetteer, ground, place)),
  )
  return places.length === 0 || places.length === named.places.length
    ? named
    : asNamed(gazetteer, wards, { ...named, places })
}

function holds(gazetteer: Gazetteer, ground: Ground, place: Place): boolean {
  const { list, code, communeCode } = place
  return (
    ground.whole.includes(successorOf(gazetteer, place).code) ||
    (list === 63 && ground.provinces63.includes(code)) ||
    (communeCode !== null && ground.communes.includes(communeCode))
  )
}

/**
 * Of several places either will do, `An Giang, Kiên Giang`; a district or commune is asked for within the larger places
 * named around it, `Ba Tri Bến Tre`. Provinces stand side by side, also those of which one has since joined the other.
 */
function inGroups(
  gazetteer: Gazetteer,
  places: readonly NamedPlace[],
): readonly (readonly NamedPlace[])[] {
  const around = (inner: NamedPlace) => places.filter((outer) => isInside(gazetteer, inner, outer))
  const outers = new Set(places.flatMap(around))
  const asked = places.filter((place) => !outers.has(place))
  // (Ba Tri and Bến Tre) or Cà Mau is (Ba Tri or Cà Mau) and (Bến Tre or Cà Mau).
  const groups = asked.reduce<readonly (readonly NamedPlace[])[]>(
    (before, place) =>
      before.flatMap((group) =>
        [place, ...around(place)].map((one) => (group.includes(one) ? group : [...group, one])),
      ),
    [[]],
  )
  return withoutWider(groups)
}

// A group that holds another asks nothing more; of two alike the first stays.
function withoutWider(
  groups: readonly (readonly NamedPlace[])[],
): readonly (readonly NamedPlace[])[] {
  return groups.filter(
    (group, at) =>
      !groups.some(
        (other, index) =>
          (other.length < group.length || (other.length === group.length && index < at)) &&
          other.every((place) => group.includes(place)),
      ),
  )
}

const ranks = { province: 0, formerProvince: 0, district: 1, commune: 2, oldWard: 2 } as const

function isInside(gazetteer: Gazetteer, inner: NamedPlace, { level, ground }: NamedPlace): boolean {
  return (
    ranks[inner.level] > ranks[level] &&
    inner.places.some((place) => holds(gazetteer, ground, place))
  )
}
