import { normaliseVietnamese } from '#core/vietnamese.ts'
import type { SchemeDraft } from '#modules/schemes/model.ts'
import { tidyText } from './cell-text.ts'

/** What a scheme says, as one text: two rows that say the same have the same, however they are spaced. */
export function draftFingerprint(draft: SchemeDraft): string {
  const { place } = draft
  const text = (value: string | null | undefined) => (value ? tidyText(value) : '')
  const number = (value: string | null) =>
    (value?.includes('.') ? value.replace(/\.?0+$/, '') : value) ?? ''
  return JSON.stringify([
    text(draft.title),
    draft.activityKind,
    draft.isFlagship,
    draft.isGroup,
    draft.fundTier,
    [
      place.list,
      place.provinceCode,
      place.districtCode ?? null,
      place.communeCode ?? null,
      text(place.detail),
    ],
    [...new Set(draft.establishments.map(text))].sort(),
    text(draft.implementer),
    [draft.yearFrom, draft.yearTo === draft.yearFrom ? null : draft.yearTo],
    draft.money
      .filter(({ plannedDong, actualDong }) => plannedDong !== null || actualDong !== null)
      .map(
        ({ source, plannedDong, actualDong }) =>
          `${source}:${plannedDong ?? ''}:${actualDong ?? ''}`,
      )
      .sort(),
    draft.outputs
      .map(({ indicator, planned, actual }) => `${indicator}:${number(planned)}:${number(actual)}`)
      .sort(),
    draft.status,
    text(draft.documentNumber),
    text(draft.sourceUrl),
    text(draft.sourceNote),
    text(draft.note),
  ])
}

/** What makes two rows likely the same scheme with other figures: title, place, establishments and year. */
export function likenessKey({ title, place, establishments, yearFrom }: SchemeDraft): string {
  const names = establishments.map(normaliseVietnamese).sort().join(';')
  return [normaliseVietnamese(title), place.list, place.provinceCode, names, yearFrom].join('|')
}
