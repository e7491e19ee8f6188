import { compareDecimals, type Decimal, decimal, minus, quotient, times } from '../decimal.ts'
import { percentText } from './number.ts'
import { asRuns, figure, type Language, type Noun, type Prose, type Run, say } from './run.ts'

/** What is written where nothing is known. */
export const unknownWord = { vi: 'chưa rõ', en: 'not known' } as const satisfies Record<
  Language,
  string
>

/** The words that make a number a bound or a neighbourhood. */
export const qualifierWords = {
  moreThan: { vi: 'hơn', en: 'more than' },
  over: { vi: 'trên', en: 'over' },
  nearly: { vi: 'gần', en: 'nearly' },
  about: { vi: 'khoảng', en: 'about' },
  under: { vi: 'dưới', en: 'under' },
  atLeast: { vi: 'ít nhất', en: 'at least' },
  atMost: { vi: 'tối đa', en: 'at most' },
} as const satisfies Record<string, Record<Language, string>>
export type Qualifier = keyof typeof qualifierWords

/** The number with its qualifier: `hơn 54 tỷ đồng`. */
export function qualified(language: Language, qualifier: Qualifier | null, value: Run): Prose {
  return qualifier === null ? [value] : say`${qualifierWords[qualifier][language]} ${value}`
}

/** The value, or the word for unknown. */
export function orUnknown(language: Language, value: Run | Prose | null): Prose {
  return value === null ? [unknownWord[language]] : asRuns(value)
}

/** A, B và C. */
export function listed(language: Language, items: readonly (Run | Prose)[]): Prose {
  const last = language === 'vi' ? ' và ' : ' and '
  return say`${items.flatMap((item, at) => {
    if (at === 0) return asRuns(item)
    return [at === items.length - 1 ? last : ', ', ...asRuns(item)]
  })}`
}

/** Items parted by semicolons, for a list whose items have commas of their own. */
export function enumerated(items: readonly (Run | Prose)[]): Prose {
  return say`${items.flatMap((item, at) => (at === 0 ? asRuns(item) : ['; ', ...asRuns(item)]))}`
}

/**
 * The growth from one amount to another in percent, rounded; `null` when a side is unknown or there was nothing.
 * A change too small for these decimals gets more of them, so that it is not said to be none.
 */
export function growthPercent(
  from: Decimal | null,
  to: Decimal | null,
  decimals: number,
): Decimal | null {
  if (from === null || to === null || from.units <= 0n) return null
  const change = minus(to, from)
  const percent = quotient(times(change, decimal('100')), from, decimals)
  const hidden = percent.units === 0n && change.units !== 0n && decimals < mostDecimals
  return hidden ? growthPercent(from, to, decimals + 1) : percent
}

const mostDecimals = 6

/** `tăng 2,1% so với năm 2012`, `giảm …`, `không đổi …`; `against` is what it is compared with, ready to be read. */
export function growthPhrase(
  language: Language,
  { percent, against, figureId }: { percent: Decimal | null; against: string; figureId?: string },
): Prose {
  const words = growthWords[language]
  if (percent === null) return [`${words.unknown} ${against}`]
  const direction = compareDecimals(percent, decimal('0'))
  if (direction === 0) return [`${words.same} ${against}`]
  const size = { units: direction < 0 ? -percent.units : percent.units, scale: percent.scale }
  const text = percentText(language, size)
  const amount = figureId === undefined ? text : figure(figureId, text)
  return say`${direction > 0 ? words.up : words.down} ${amount} ${words.against} ${against}`
}

/** `bình quân 3,17 tỷ đồng/tỉnh`. */
export function perUnit(language: Language, amount: Run | null, unit: Noun): Prose {
  if (amount === null) return [language === 'vi' ? 'bình quân chưa rõ' : 'the average is not known']
  return language === 'vi'
    ? say`bình quân ${amount}/${unit.vi}`
    : say`an average of ${amount} per ${unit.en.one}`
}

const growthWords = {
  vi: {
    up: 'tăng',
    down: 'giảm',
    same: 'không đổi so với',
    against: 'so với',
    unknown: 'chưa rõ mức tăng, giảm so với',
  },
  en: {
    up: 'up',
    down: 'down',
    same: 'unchanged from',
    against: 'on',
    unknown: 'change not known against',
  },
} as const satisfies Record<Language, Record<string, string>>
