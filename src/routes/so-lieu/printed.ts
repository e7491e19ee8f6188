import { qualifierIn, sourceName as nameOfSource, unitIn } from '#modules/indicators/model.ts'
import { getLocale } from '#text/generated/runtime.js'
import { formatNumber, unknownText } from '#ui/format.ts'

const mostDecimals = 9

/** A decimal text in the reader's style, every digit kept. */
export function printedDecimal(text: string | null): string {
  return text === null ? unknownText() : formatNumber(text, { most: mostDecimals })
}

/** A figure as its source printed it: the word beside it, the number, the unit. */
export function printedValue(row: {
  value: string | null
  qualifier: string | null
  unit: string
  raw?: string | null
}): string {
  if (row.value === null) return unknownText()
  const decimals = decimalsPrinted(row.raw ?? '', row.value)
  const number = formatNumber(row.value, { most: mostDecimals, least: decimals })
  const locale = getLocale()
  const unit = row.unit === '%' ? '%' : ` ${unitIn(row.unit, locale)}`
  const qualifier = row.qualifier ? `${qualifierIn(row.qualifier, locale)} ` : ''
  return `${qualifier}${number}${unit}`
}

/** 60,840 keeps its last zero: as many decimals as the raw text shows, when it is the same number. */
function decimalsPrinted(raw: string, value: string): number {
  const printed = /^\D*\d+[.,](\d+)\D*$/.exec(raw)?.[1]
  if (!printed) return 0
  const same = Number(raw.replace(',', '.').replace(/[^\d.]/g, '')) === Number(value)
  return same ? Math.min(printed.length, mostDecimals) : 0
}

/** A short name for a source: its note, or the site it stands on and the day. */
export function sourceName(row: {
  sourceUrl: string | null
  sourceNote: string | null
  published: string | null
}): string {
  return (
    nameOfSource({ url: row.sourceUrl, note: row.sourceNote, published: row.published }) ??
    unknownText()
  )
}
