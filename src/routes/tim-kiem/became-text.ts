import type { FoundPlace } from '#modules/territory/model.ts'
import { m } from '#text/generated/messages.js'

/** What became of a place: it lies in another today, or was divided so long ago that only its ground can be told. */
export function becameText({ level, until }: FoundPlace, place: string): string {
  return level === 'formerProvince' && until
    ? m.search_became_before({ year: until.slice(0, 4), place })
    : m.search_became({ place })
}
