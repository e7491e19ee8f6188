import { compareDecimals } from '#core/decimal.ts'
import type { ReportFigure } from '../model.ts'
import { numberOf, scopeOfFigure } from './measure.ts'

/** What makes two printed figures the same fact, apart from the value. */
function factKey(figure: ReportFigure): string {
  const { indicator, sourceIndicator, tier, dimension, status, period, qualifier } = figure
  const { kind, start, end, label } = period
  const when = start && end ? `${kind}:${start}:${end}` : `${kind}:${label}`
  return [
    indicator ?? sourceIndicator,
    tier,
    dimension,
    status,
    scopeOfFigure(figure),
    when,
    qualifier,
  ].join('|')
}

/**
 * Counts a fact once when several sources print it: the first printing stays, the others are linked to it.
 * Printings that disagree all stay, for the reconciler to name.
 */
export function foldRepeats(figures: readonly ReportFigure[]): ReportFigure[] {
  const kept = new Map<string, ReportFigure[]>()
  for (const figure of figures) {
    const key = factKey(figure)
    const same = kept.get(key) ?? []
    const at = same.findIndex((other) => compareDecimals(numberOf(other), numberOf(figure)) === 0)
    const first = same[at]
    if (first) same[at] = withRepeat(first, figure)
    else same.push(figure)
    kept.set(key, same)
  }
  return [...kept.values()].flat()
}

function withRepeat(first: ReportFigure, repeat: ReportFigure): ReportFigure {
  const known = new Set(first.sources.map((source) => source.href ?? source.title))
  const more = repeat.sources.filter((source) => !known.has(source.href ?? source.title))
  return {
    ...first,
    repeats: [...(first.repeats ?? []), repeat.id, ...(repeat.repeats ?? [])],
    sources: [...first.sources, ...more],
    links: [...first.links, ...repeat.links.filter((link) => link.rel === 'source')],
  }
}
