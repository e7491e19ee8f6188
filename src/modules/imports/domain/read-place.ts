import type { SchemePlace } from '#modules/schemes/model.ts'
import type { Place, ProvinceKey } from '#modules/territory/model.ts'
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

/** The place of a row, with every doubt noted at its cell; `null` when no province can be told. */
export function readPlace(
  notes: RowNotes,
  before: PlaceBefore,
  year: number | null,
  context: ReadContext,
): SchemePlace | null {
  const province = readRowProvince(notes, before, year, context)
  if (!province) return null
  const { list, code, name } = province
  const district = notes.text('district') || before.groupDistrict || ''
  const commune = notes.text('commune')
  const joined = [district, commune].filter((text) => !isNotKnown(text)).join(', ')
  const printed = notes.text('placeDetail') || (joined === '' ? besideProvince(notes) : '')
  const within = { list, code } as const
  const districtCode = districtCodeOf(
    notes,
    district,
    printed || joined,
    within,
    name,
    year,
    context,
  )
  const communeCode = communeCodeOf(commune || printed, within, year, context)
  // A column for the place that is empty leaves nothing to say beside the units that were recognised.
  const isSaid = notes.has('placeDetail') && (districtCode ?? communeCode) !== null
  return {
    list,
    provinceCode: code,
    districtCode,
    communeCode,
    detail: printed || (isSaid ? null : joined) || null,
  }
}

// `TP. Biên Hòa, Đồng Nai` in the column of provinces says the place, too.
function besideProvince(notes: RowNotes): string {
  return notes.text('province').split(',').slice(0, -1).join(',').trim()
}

function readRowProvince(
  notes: RowNotes,
  before: PlaceBefore,
  year: number | null,
  context: ReadContext,
): Place | null {
  const own = notes.text('province')
  if (!isNotKnown(own)) return judge(notes, own, year, context)
  const fromDetail = notes.text('placeDetail')
  const wide =
    fromDetail === ''
      ? undefined
      : context.resolvePlace(fromDetail, {
          level: 'province',
          on: dayOfYear(year, context.today),
        })[0]
  if (before.group !== null) return silent(before.group, year, context)
  if (wide && wide.certainty !== 'possible' && !notes.cell('province')) return wide.place
  if (before.above !== null && notes.cell('province') === undefined) {
    const place = silent(before.above, year, context)
    if (place) notes.note('province', 'placeFilled', { detail: { choice: place.name }, fixes: [] })
    if (place) return place
  }
  if (before.titles !== null) return silent(before.titles, year, context)
  notes.note('province', 'placeMissing')
  return null
}

function silent(printed: string, year: number | null, context: ReadContext): Place | null {
  const reading = readProvince(printed, year, context)
  return reading.kind === 'found' ? reading.place.place : null
}

function judge(
  notes: RowNotes,
  printed: string,
  year: number | null,
  context: ReadContext,
): Place | null {
  const reading = readProvince(printed, year, context)
  if (reading.kind === 'found') {
    const { name } = reading.place.place
    if (reading.isGuess)
      notes.note('province', 'placeGuessed', { detail: { choice: name }, fixes: [fixTo(name)] })
    return reading.place.place
  }
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

function districtCodeOf(
  notes: RowNotes,
  district: string,
  detail: string,
  within: ProvinceKey,
  province: string,
  year: number | null,
  context: ReadContext,
): string | null {
  const on = dayOfYear(year, context.today)
  const printed = isNotKnown(district) ? detail : district
  if (isNotKnown(printed)) return null
  const found = context
    .resolvePlace(printed, { within, level: 'district', on })
    .find(({ certainty }) => certainty !== 'possible')
  if (found) return found.place.districtCode
  if (printed === notes.text('district') && within.list === 63)
    notes.note('district', 'districtUnknown', { detail: { province } })
  return null
}

function communeCodeOf(
  printed: string,
  within: ProvinceKey,
  year: number | null,
  context: ReadContext,
): string | null {
  if (within.list !== 34 || isNotKnown(printed)) return null
  const found = context.resolvePlace(printed, {
    within,
    level: 'commune',
    on: dayOfYear(year, context.today),
  })
  return found.find(({ certainty }) => certainty !== 'possible')?.place.communeCode ?? null
}
