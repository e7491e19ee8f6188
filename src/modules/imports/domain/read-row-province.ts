import type { Place, PlaceCandidate } from '#modules/territory/model.ts'
import { isNotKnown } from './cell-text.ts'
import { dayOfYear, readProvince, type ReadContext } from './places.ts'
import { fixTo, type RowNotes } from './row-notes.ts'

/** What stands above or before a row and holds for it: the province of the group, title or row above. */
export type PlaceBefore = {
  readonly group: string | null
  readonly above: string | null
  readonly titles: string | null
  readonly groupDistrict: string | null
}

/** A province with the name it was printed by, when that is one of a province no longer on either map. */
export type RowProvince = { readonly place: Place; readonly former: string | null }

/** What a column of provinces says of the place, too: `TP. Biên Hòa` of `TP. Biên Hòa, Đồng Nai`. */
export function besideProvince(notes: RowNotes): string {
  return notes.text('province').split(',').slice(0, -1).join(',').trim()
}

/** The province of a row, its own or that above it, with every doubt noted; `null` when none can be told. */
export function readRowProvince(
  notes: RowNotes,
  before: PlaceBefore,
  year: number | null,
  context: ReadContext,
): RowProvince | null {
  const own = notes.text('province')
  if (!isNotKnown(own)) return judge(notes, own, before, year, context)
  const fromDetail = notes.text('placeDetail')
  const wide =
    fromDetail === ''
      ? undefined
      : context.resolvePlace(fromDetail, {
          level: 'province',
          on: dayOfYear(year, context.today),
        })[0]
  if (before.group !== null) return fromAbove(notes, before.group, before, year, context)
  if (wide?.matched === 'former' && !notes.cell('province'))
    return fromAbove(notes, fromDetail, before, year, context)
  if (wide && wide.certainty !== 'possible' && !notes.cell('province'))
    return { place: wide.place, former: null }
  if (before.above !== null && notes.cell('province') === undefined) {
    const read = fromAbove(notes, before.above, before, year, context)
    if (read)
      notes.note('province', 'placeFilled', { detail: { choice: read.place.name }, fixes: [] })
    if (read) return read
  }
  if (before.titles !== null) return fromAbove(notes, before.titles, before, year, context)
  notes.note('province', 'placeMissing')
  return null
}

// What stands above is doubted where it stands; a name older than both maps is told at every row it decides.
function fromAbove(
  notes: RowNotes,
  printed: string,
  before: PlaceBefore,
  year: number | null,
  context: ReadContext,
): RowProvince | null {
  const reading = readProvince(printed, year, context)
  if (reading.kind === 'divided' || (reading.kind === 'found' && reading.isFormer))
    return judge(notes, printed, before, year, context)
  return reading.kind === 'found' ? { place: reading.place.place, former: null } : null
}

function judge(
  notes: RowNotes,
  printed: string,
  before: PlaceBefore,
  year: number | null,
  context: ReadContext,
): RowProvince | null {
  const reading = readProvince(printed, year, context)
  if (reading.kind === 'found') {
    const { place } = reading.place
    if (reading.isFormer) return asFormer(notes, printed, place)
    if (reading.isGuess)
      notes.note('province', 'placeGuessed', {
        detail: { choice: place.name },
        fixes: [fixTo(place.name)],
      })
    return { place, former: null }
  }
  if (reading.kind === 'divided')
    return judgeDivided(notes, printed, reading.candidates, before, year, context)
  if (reading.kind === 'ambiguous') {
    const names = reading.candidates.map(({ place }) => place.name)
    notes.note('province', 'placeAmbiguous', {
      detail: { choices: names.join(' hoặc ') },
      fixes: names.map((name) => fixTo(name)),
    })
    return null
  }
  notes.note('province', 'placeUnknown', { fixes: reading.nearest.map((name) => fixTo(name)) })
  return null
}

function asFormer(notes: RowNotes, printed: string, place: Place): RowProvince {
  notes.note('province', 'placeFormer', { value: printed, detail: { choice: place.name } })
  return { place, former: printed }
}

// Of the provinces it became, the one that has the district of the row; else a person chooses.
function judgeDivided(
  notes: RowNotes,
  printed: string,
  candidates: readonly PlaceCandidate[],
  before: PlaceBefore,
  year: number | null,
  context: ReadContext,
): RowProvince | null {
  const beside = besideProvince(notes)
  const smaller =
    [notes.text('district'), before.groupDistrict, notes.text('placeDetail'), beside].find(
      (text) => text !== null && !isNotKnown(text),
    ) ?? ''
  const holding = candidates.filter(({ place: { list, code } }) =>
    context
      .resolvePlace(smaller, {
        level: 'district',
        within: { list, code },
        on: dayOfYear(year, context.today),
      })
      .some(({ certainty }) => certainty !== 'possible'),
  )
  const [only, ...others] = holding
  if (smaller !== '' && only && others.length === 0) return asFormer(notes, printed, only.place)
  const names = candidates.map(({ place }) => place.name)
  notes.note('province', 'placeDivided', {
    value: printed,
    detail: { choices: names.join(' hoặc ') },
    fixes: names.map((name) => fixTo(beside === '' ? name : `${beside}, ${name}`)),
  })
  return null
}
