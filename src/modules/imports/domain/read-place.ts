import type { SchemePlace } from '#modules/schemes/model.ts'
import type { ProvinceKey } from '#modules/territory/model.ts'
import { isNotKnown } from './cell-text.ts'
import { dayOfYear, type ReadContext } from './places.ts'
import { besideProvince, readRowProvince, type PlaceBefore } from './read-row-province.ts'
import type { RowNotes } from './row-notes.ts'

/** The place of a row, with every doubt noted at its cell; `null` when no province can be told. */
export function readPlace(
  notes: RowNotes,
  before: PlaceBefore,
  year: number | null,
  context: ReadContext,
): SchemePlace | null {
  const read = readRowProvince(notes, before, year, context)
  if (!read) return null
  const { list, code, name } = read.place
  if (!context.isWithinReach({ list, code })) {
    notes.note('province', 'placeOutOfReach', { detail: { choice: name }, fixes: [] })
    return null
  }
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
  const detail = printed || (isSaid ? '' : joined)
  return {
    list,
    provinceCode: code,
    districtCode,
    communeCode,
    detail: withFormer(detail, read.former) || null,
  }
}

// The province of that time stays in the words of the place: the record has no other field for it.
function withFormer(detail: string, former: string | null): string {
  const name = former?.split(',').at(-1)?.trim()
  if (name === undefined || detail.includes(name)) return detail
  return detail === '' ? name : `${detail}, ${name}`
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
