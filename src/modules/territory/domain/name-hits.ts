import type { PlainDate } from '#core/plain-date.ts'
import type { PlaceLevel, ProvinceKey } from '../model.ts'
import { inForce, listOn } from './days.ts'
import type { Gazetteer } from './gazetteer.ts'
import { provinceIdOf } from './mergers.ts'
import { nameKey, type NameEntry } from './name-index.ts'
import { takeApart, type NamedUnit } from './prefixes.ts'
import { fairSpelling, hasDiacritics } from './spelling.ts'

/** What the reader knows besides the printed name. */
export type ResolveOptions = {
  /** The day the text speaks of; names in force then go first. */
  readonly on?: PlainDate
  /** The level the column or the sentence asks for. */
  readonly level?: PlaceLevel
  /** The province the name must lie in. */
  readonly within?: ProvinceKey
}

/** A known name the printed one may be, with how well it fits. */
export type Hit = {
  readonly entry: NameEntry
  readonly sameSpelling: boolean
  readonly inForce: boolean
  /** Whether the place is on the map of the day, even if under another name. */
  readonly sameMap: boolean
  /** Whether a word for the unit is printed: its own, one it had before it was raised, or another. */
  readonly word: 'none' | 'same' | 'earlier' | 'other'
}

/** The known names one printed name may be. */
export function hitsOf(
  gazetteer: Gazetteer,
  printed: string,
  options: ResolveOptions,
): readonly Hit[] {
  return takeApart(printed).flatMap((reading) =>
    (gazetteer.names.get(nameKey(reading.name)) ?? [])
      .filter((entry) => isAsked(gazetteer, entry, reading, options))
      .map((entry) => fit(entry, reading, options)),
  )
}

function isAsked(
  gazetteer: Gazetteer,
  entry: NameEntry,
  { unit }: NamedUnit,
  options: ResolveOptions,
): boolean {
  const { level } = entry.place
  if (options.level !== undefined && options.level !== level) return false
  if (unit && !unit.levels.includes(level)) return false
  if (options.within && !liesWithin(gazetteer, entry, options.within)) return false
  // Communes number thousands: without a word, a level or a province their names fit everything.
  return (
    level !== 'commune' ||
    unit !== undefined ||
    options.level === 'commune' ||
    options.within !== undefined
  )
}

function liesWithin(gazetteer: Gazetteer, { place }: NameEntry, within: ProvinceKey): boolean {
  if (place.list === within.list) return place.code === within.code
  return provinceIdOf(gazetteer, place) === provinceIdOf(gazetteer, within)
}

function fit(entry: NameEntry, { unit, name }: NamedUnit, { on }: ResolveOptions): Hit {
  return {
    entry,
    sameSpelling: !hasDiacritics(name) || closed(fairSpelling(name)) === closed(entry.spelling),
    inForce: on === undefined || inForce(entry, on),
    sameMap: on === undefined || listOn(on) === entry.place.list,
    word: unit === undefined ? 'none' : wordFits(unit.word, entry.word),
  }
}

// Districts were raised over the years, and the list knows only what they were last.
const raised = ['huyen', 'thi xa', 'thanh pho', 'quan']

function wordFits(printed: string, own: string): 'same' | 'earlier' | 'other' {
  if (printed === '' || printed === own) return 'same'
  const [before, after] = [raised.indexOf(printed), raised.indexOf(own)]
  return before !== -1 && before < after ? 'earlier' : 'other'
}

function closed(spelling: string): string {
  return spelling.replaceAll(' ', '')
}
