import { resolvePlace } from '#modules/territory/api.server.ts'
import type { SchemeDraft } from '../model.ts'

/** The draft with the district and commune its printed place surely names; codes it has already are kept. */
export function locate(draft: SchemeDraft): SchemeDraft {
  const { place } = draft
  if (place.districtCode || place.communeCode || !place.detail) return draft
  const within = { list: place.list, code: place.provinceCode }
  const parts = place.detail.split(',').map((part) => part.trim())
  const level = place.list === 63 ? 'district' : 'commune'
  const found = parts
    .flatMap((part) => resolvePlace(part, { within, level }))
    .find(({ certainty }) => certainty !== 'possible')?.place
  if (!found) return draft
  return {
    ...draft,
    place: { ...place, districtCode: found.districtCode, communeCode: found.communeCode },
  }
}
