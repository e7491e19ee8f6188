import type { SchemeDraft } from '../model.ts'

/** The draft with stray spaces removed, empty texts as unknown, and names once each. */
export function tidyDraft(draft: SchemeDraft): SchemeDraft {
  const { place } = draft
  const names = draft.establishments
    .flatMap((name) => name.split(/\s*;\s*/))
    .flatMap((name) => tidy(name) ?? [])
  return {
    ...draft,
    title: tidy(draft.title) ?? '',
    place: {
      list: place.list,
      provinceCode: place.provinceCode,
      districtCode: tidy(place.districtCode),
      communeCode: tidy(place.communeCode),
      detail: tidy(place.detail),
    },
    establishments: [...new Set(names)],
    implementer: tidy(draft.implementer),
    documentNumber: tidy(draft.documentNumber),
    sourceUrl: tidy(draft.sourceUrl),
    sourceNote: tidy(draft.sourceNote),
    note: tidy(draft.note),
  }
}

function tidy(text: string | null | undefined): string | null {
  const clean = text?.normalize('NFC').replace(/\s+/g, ' ').trim()
  return clean ? clean : null
}
