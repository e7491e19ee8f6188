import type { Bilingual, ReportFigure } from '../model.ts'

/** Whether a figure of one of today's provinces is known of some of its former provinces only. */
export const isPartial = ({ scope, coverage }: ReportFigure) =>
  scope.kind === 'province34' && coverage?.what === 'province' && coverage.known < coverage.of

/** `1 trên 3 tỉnh cũ`, of a partial figure; unknown is not zero, so its sum is not the province's. */
export function partialText(figure: ReportFigure): Bilingual | null {
  const { coverage } = figure
  return coverage && isPartial(figure) ? ofFormer(String(coverage.known), coverage.of) : null
}

/** The same for all the figures of a row: `1 đến 2 trên 3 tỉnh cũ`. */
export function partialRowText(figures: readonly ReportFigure[]): Bilingual | null {
  const partial = figures.filter(isPartial).flatMap(({ coverage }) => coverage ?? [])
  const [first] = partial
  if (!first) return null
  const known = partial.map((coverage) => coverage.known)
  const [least, most] = [Math.min(...known), Math.max(...known)]
  return ofFormer(least === most ? String(least) : `${least}–${most}`, first.of)
}

const ofFormer = (known: string, of: number): Bilingual => ({
  vi: `${known} trên ${of} tỉnh cũ`,
  en: `${known} of ${of} former provinces`,
})

/** How a sum is said: a partial one is a least amount, one of rounded parts an approximation. */
export function qualifierOfSum(parts: readonly ReportFigure[], partial: boolean): string | null {
  const qualifiers = new Set(parts.flatMap(({ qualifier }) => qualifier ?? []))
  if (partial) qualifiers.add(atLeast)
  if (qualifiers.size === 0) return null
  return qualifiers.size === 1 && qualifiers.has(atLeast) ? atLeast : 'khoảng'
}

const atLeast = 'ít nhất'
