import { getLocale } from '#text/generated/runtime.js'
import { formatNumber } from '#ui/format.ts'

/** Money in tỷ as charts write it: as many decimals as sources print, so that no printed number is rounded. */
export function billionsText(value: number, locale: 'vi' | 'en' = getLocale()): string {
  return formatNumber(value, { most: 3, locale })
}
