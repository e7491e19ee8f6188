import type { NarrativeFact, NarrativeSection, ReportScope } from '../model.ts'

/** A statement as `data/kc/seed-statements.json` holds it. */
export type StatementRecord = {
  readonly id: string
  readonly section: NarrativeSection
  readonly kind: string | null
  readonly year: number
  /** Codes of the list of 63. */
  readonly places: readonly string[]
  readonly vi: string
  readonly en: string
}

/** What the article of 29/05/2014 tells of the South in words, each with the provinces it names. */
export function readStatements(
  records: readonly StatementRecord[],
  nameOf: (code: string) => string,
): (NarrativeFact & { readonly scope: ReportScope })[] {
  return records.map(({ id, section, kind, year, places, vi, en }, position) => ({
    id,
    position,
    section,
    kind,
    year,
    scope: { kind: 'region', code: 'NAM' },
    text: { vi, en },
    places: places.map((code) => ({ list: 63, code, name: nameOf(code) })),
    source: { title: 'Báo Công Thương', href: null, published: '2014-05-29' },
  }))
}
