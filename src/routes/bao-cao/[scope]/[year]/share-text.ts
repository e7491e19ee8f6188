import { getLocale } from '#text/generated/runtime.js'
import { formatPercent } from '#ui/format.ts'

/** A part of the whole, 0 to 1, as the Lorenz curve writes it. */
export function shareText(share: number, locale: 'vi' | 'en' = getLocale()): string {
  return formatPercent(share, { locale })
}
