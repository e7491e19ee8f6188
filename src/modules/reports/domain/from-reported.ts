import { decimalText } from '#core/decimal.ts'
import {
  findIndicator,
  sourceLabelOf,
  sourceNameInEnglish,
  sourceName,
  type ReportedFigure,
} from '#modules/indicators/model.ts'
import type { FigureSource, ReportFigure } from '../model.ts'
import { withLevel } from './product-level.ts'

/** A reported figure as a report states it; one without a value says nothing and is left out. */
export function fromReported(figure: ReportedFigure): ReportFigure[] {
  if (figure.value === null) return []
  const source = sourceOf(figure)
  return [
    {
      id: figure.id,
      indicator: figure.indicator,
      sourceIndicator: figure.sourceIndicator,
      label: labelOf(figure),
      tier: figure.tier,
      dimension: dimensionOf(figure),
      status: figure.status ?? 'unknown',
      scope: figure.scope,
      period: { ...figure.period, year: yearOf(figure) },
      value: decimalText(figure.value),
      unit: figure.unit,
      amountDong:
        figure.baseUnit === 'đồng' && figure.baseValue ? decimalText(figure.baseValue) : null,
      qualifier: figure.qualifier,
      raw: figure.raw,
      origin: 'reported',
      links: [
        { rel: 'self', href: `/so-lieu/${figure.id}` },
        ...(source.href
          ? [{ rel: 'source' as const, href: source.href, title: source.title }]
          : []),
      ],
      sources: [source],
      ...(figure.note ? { note: noteOf(figure.note) } : {}),
    },
  ]
}

// A note is in the words of its source, which has no other language.
const noteOf = (note: string) => ({ vi: note, en: `The source adds, in Vietnamese: “${note}”` })

// A part of an indicator, and what the catalogue does not know, is named as its source names it.
function labelOf(figure: ReportedFigure) {
  const known = figure.indicator ? findIndicator(figure.indicator) : undefined
  const part = dimensionOf(figure)
  if (known && part === null) return withLevel(known.label, figure.sourceIndicator)
  const group = figure.dimension?.['group']
  const named = sourceLabelOf(figure.sourceIndicator)
  return {
    vi: group ? `${named}: ${group}` : named,
    en: known ? `${known.label.en} (${part ?? ''})` : sourceNameInEnglish(figure.sourceIndicator),
  }
}

// Of a result the kind of activity is its own; of money and schemes it is a part.
function dimensionOf({ indicator, activityKind, dimension }: ReportedFigure): string | null {
  const isPart = indicator === null || /^[MS]/.test(indicator)
  const parts = [isPart ? activityKind : null, ...partsOf(dimension)].filter(
    (part) => part !== null,
  )
  return parts.length > 0 ? parts.join(', ') : null
}

// A list of names says who was counted, not which part of the whole.
function partsOf(dimension: ReportedFigure['dimension']): string[] {
  return Object.entries(dimension ?? {}).flatMap(([key, value]) => (key === 'names' ? [] : [value]))
}

function sourceOf({ source }: ReportedFigure): FigureSource {
  return { title: sourceName(source) ?? '—', href: source.url, published: source.published }
}

// Only a whole calendar year is a year; nine months of it are not.
function yearOf({ period }: ReportedFigure): number | null {
  const year = period.start?.slice(0, 4)
  const whole = period.kind === 'year' && year !== undefined && period.end?.slice(0, 4) === year
  return whole ? Number(year) : null
}
