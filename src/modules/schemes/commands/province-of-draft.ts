import { provinceIdOf } from '#modules/territory/api.server.ts'
import type { SchemeDraft } from '../model.ts'

/** Today's province that holds the place of a draft. */
export function provinceIdOfDraft({ place }: SchemeDraft): string {
  return provinceIdOf({ list: place.list, code: place.provinceCode })
}
