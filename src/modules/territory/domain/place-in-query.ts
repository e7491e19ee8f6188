import { normaliseVietnamese } from '#core/vietnamese.ts'
import type { Province } from '../model.ts'
import { formerProvinces } from './former-provinces.ts'
import { findProvince, type Gazetteer } from './gazetteer.ts'
import { nameKey } from './name-index.ts'
import { resolvePlace } from './resolve.ts'

/** A query that names a province among other words: `go soi ha nam` is `go soi` in Hà Nam. */
export type PlacedQuery = {
  /** The words that name the place, in search form. */
  readonly named: string
  /** The other words, empty when the whole query is a place. */
  readonly rest: string
  /** The provinces of both maps that may be meant; those it became, for a name older than both. */
  readonly provinces: readonly Province[]
}

const longestQuery = 200
const mostWordsOfAName = 6
const wordsForThePlace = /(?:^| )(?:o|tai|tinh)$/

/** Takes a query apart into a place and the rest; the longest name wins, and of two as long the later. */
export function placeInQuery(gazetteer: Gazetteer, query: string): PlacedQuery | undefined {
  const words = normaliseVietnamese(query.slice(0, longestQuery)).split(' ')
  for (let length = Math.min(mostWordsOfAName, words.length); length > 0; length -= 1) {
    for (let start = words.length - length; start >= 0; start -= 1) {
      const named = words.slice(start, start + length).join(' ')
      const provinces = provincesNamed(gazetteer, named)
      if (provinces.length === 0) continue
      const before = words.slice(0, start).join(' ').replace(wordsForThePlace, '')
      const rest = [before, ...words.slice(start + length)].filter((part) => part !== '').join(' ')
      return { named, rest, provinces }
    }
  }
  return undefined
}

// A shortened name, `BD`, may mean several provinces, or none of them: it stays a word.
function provincesNamed(gazetteer: Gazetteer, named: string): readonly Province[] {
  const found = resolvePlace(gazetteer, named, { level: 'province' })
    .filter(({ matched }) => matched !== 'abbreviation')
    .flatMap(({ place }) => findProvince(gazetteer, place) ?? [])
  if (found.length > 0) return found
  const key = nameKey(named)
  return formerProvinces
    .filter(({ name }) => nameKey(name) === key)
    .flatMap(({ became }) => became)
    .flatMap((code) => findProvince(gazetteer, { list: 63, code }) ?? [])
}
