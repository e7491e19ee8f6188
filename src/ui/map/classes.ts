import { scaleQuantile } from 'd3-scale'

/** A tone of the map tokens, from the palest to the darkest. */
export type MapTone = 0 | 1 | 2 | 3 | 4

/** One class: the smallest and the largest value that is really in it, and how many areas. */
export type MapClass = {
  readonly tone: MapTone
  readonly least: number
  readonly most: number
  readonly count: number
}

// Fewer classes take tones far apart, so that two classes never look alike.
const tonesFor: readonly (readonly MapTone[])[] = [
  [],
  [3],
  [1, 4],
  [0, 2, 4],
  [0, 1, 3, 4],
  [0, 1, 2, 3, 4],
]
const mostClasses = 5

/**
 * At most five classes with about the same number of areas, from the lowest up. Equal values always share
 * a class, so many ties give fewer; `null` is not known and is in none.
 */
export function classesOf(values: readonly (number | null)[]): readonly MapClass[] {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b)
  const distinct = [...new Set(known)]
  const groups = distinct.length <= mostClasses ? distinct.map(only(known)) : byQuantile(known)
  const tones = tonesFor[groups.length] ?? []
  return groups.map((group, index) => ({
    tone: tones[index] ?? 0,
    least: group[0] ?? 0,
    most: group.at(-1) ?? 0,
    count: group.length,
  }))
}

/** The tone of a value; `null` for what is not known. */
export function toneFor(value: number | null, classes: readonly MapClass[]): MapTone | null {
  if (value === null) return null
  return classes.find(({ most }) => value <= most)?.tone ?? null
}

const only = (known: readonly number[]) => (value: number) => known.filter((one) => one === value)

function byQuantile(known: readonly number[]): readonly (readonly number[])[] {
  const indexes = Array.from({ length: mostClasses }, (_, index) => index)
  const scale = scaleQuantile<number>().domain(known).range(indexes)
  return indexes
    .map((index) => known.filter((value) => scale(value) === index))
    .filter((group) => group.length > 0)
}
