import { normaliseVietnamese } from '#core/vietnamese.ts'
import type { Bound } from './figure.ts'

// Longer phrases first: `không dưới` is a lower bound although it contains `dưới`.
const phrases: readonly (readonly [RegExp, Bound])[] = [
  [/khong (?:duoi|it hon)|it nhat|toi thieu|at least|tro len|minimum/, 'at-least'],
  [
    /khong (?:qua|vuot|hon)|toi da|nhieu nhat|at most|up to|maximum|no more than|(?:^| )toi(?: |$)/,
    'at-most',
  ],
  [/(?:^| )tu (?:.* )?den(?: |$)/, 'at-least'],
  [/(?:^| )(?:hon|tren|vuot|more than|over|above|exceed\w*|qua)(?: |$)/, 'above'],
  [/(?:^| )(?:gan|duoi|nearly|almost|less than|under|below|close to|xap xi duoi)(?: |$)/, 'below'],
  [
    /(?:^| )(?:khoang|uoc|xap xi|tam|do|about|approximately|around|some|roughly|circa|estimated)(?: |$)|^[~≈]/,
    'about',
  ],
]

/** What a qualifier makes of the number beside it; words it does not know make nothing of it. */
export function boundOf(qualifier: string | null): Bound {
  if (qualifier === null) return 'exact'
  const sign = /^\s*([<>≤≥~≈])/.exec(qualifier)?.[1]
  if (sign !== undefined)
    return sign === '<' || sign === '≤'
      ? 'at-most'
      : sign === '>' || sign === '≥'
        ? 'at-least'
        : 'about'
  const text = normaliseVietnamese(qualifier)
  return phrases.find(([pattern]) => pattern.test(text))?.[1] ?? 'exact'
}
