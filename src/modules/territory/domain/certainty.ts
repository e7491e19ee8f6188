import type { Certainty, MatchKind, PlaceCandidate, PlaceLevel } from '../model.ts'
import type { Hit, ResolveOptions } from './name-hits.ts'

const order: readonly Certainty[] = ['certain', 'likely', 'possible']
const levels: readonly PlaceLevel[] = ['province', 'district', 'commune']

/** Says of each hit how sure it is, drops what a better hit rules out, and puts the surest first. */
export function judged(hits: readonly Hit[], options: ResolveOptions): readonly PlaceCandidate[] {
  const kept = oneForEachPlace(strictest(hits))
  return kept
    .map((hit) => candidate(hit, kept, options))
    .sort(
      (a, b) =>
        order.indexOf(a.certainty) - order.indexOf(b.certainty) ||
        levels.indexOf(a.place.level) - levels.indexOf(b.place.level),
    )
}

/** The less sure of two. */
export function lessCertain(a: Certainty, b: Certainty): Certainty {
  return order.indexOf(a) < order.indexOf(b) ? b : a
}

// Each step keeps the better hits where there are any: right letters, right word, right day, right map.
function strictest(hits: readonly Hit[]): readonly Hit[] {
  const steps: readonly ((hit: Hit) => boolean)[] = [
    ({ sameSpelling }) => sameSpelling,
    ({ word }) => word !== 'other',
    ({ inForce }) => inForce,
    ({ sameMap }) => sameMap,
  ]
  return steps.reduce((kept, better) => (kept.some(better) ? kept.filter(better) : kept), hits)
}

function oneForEachPlace(hits: readonly Hit[]): readonly Hit[] {
  const best = new Map<string, Hit>()
  for (const hit of hits) {
    const { list, code, districtCode, communeCode } = hit.entry.place
    const id = [list, code, districtCode, communeCode].join(':')
    const other = best.get(id)
    if (!other || rank(hit) < rank(other)) best.set(id, hit)
  }
  return [...best.values()]
}

function rank({ entry, word }: Hit): number {
  const kinds: readonly MatchKind[] = ['name', 'alias', 'abbreviation']
  return kinds.indexOf(entry.matched) * 2 + (word === 'same' ? 0 : 1)
}

function candidate(hit: Hit, all: readonly Hit[], options: ResolveOptions): PlaceCandidate {
  const { level } = hit.entry.place
  const rivals = all.filter(
    (other) => other !== hit && other.entry.place.level === level && !isWeaker(other, hit),
  )
  const shadowed = all.some(
    ({ entry }) => levels.indexOf(entry.place.level) < levels.indexOf(level),
  )
  return {
    place: hit.entry.place,
    certainty: certaintyOf(hit, rivals, shadowed, options),
    matched: matchOf(hit, shadowed),
  }
}

// A rival known only by abbreviation casts no doubt on one known by name.
function isWeaker(rival: Hit, hit: Hit): boolean {
  return rival.entry.matched === 'abbreviation' && hit.entry.matched !== 'abbreviation'
}

function certaintyOf(
  hit: Hit,
  rivals: readonly Hit[],
  shadowed: boolean,
  options: ResolveOptions,
): Certainty {
  const { entry, word } = hit
  if (entry.matched === 'abbreviation') return rivals.length > 0 ? 'possible' : 'likely'
  if (rivals.length > 0) return entry.place.level === 'province' ? 'likely' : 'possible'
  if (shadowed && word === 'none') return 'possible'
  const isAsked = options.level !== undefined || options.within !== undefined || word === 'same'
  const isPlain = hit.inForce && hit.sameSpelling && word !== 'earlier' && word !== 'other'
  return isPlain && (isAsked || entry.place.level === 'province') ? 'certain' : 'likely'
}

function matchOf(hit: Hit, shadowed: boolean): MatchKind {
  if (!hit.sameSpelling) return 'spelling'
  if (!hit.inForce) return 'otherDay'
  return shadowed && hit.word === 'none' ? 'otherLevel' : hit.entry.matched
}
