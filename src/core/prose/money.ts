import { type Decimal, quotient, rescale } from '../decimal.ts'
import type { Dong } from '../money.ts'
import { numberText, trimmed } from './number.ts'
import type { Language } from './run.ts'

/** The units officials print money in, the largest first; `scale` is the power of ten of one unit in đồng. */
export const moneyUnits = {
  tyDong: { scale: 9, vi: 'tỷ đồng', en: 'billion dong' },
  trieuDong: { scale: 6, vi: 'triệu đồng', en: 'million dong' },
  dong: { scale: 0, vi: 'đồng', en: 'dong' },
} as const satisfies Record<string, { scale: number } & Record<Language, string>>
export type MoneyUnit = keyof typeof moneyUnits

const mostDecimals = 3

/** Money as a source printed it, every digit kept: `63,335 tỷ đồng`. */
export function printedMoney(language: Language, printed: Decimal, unit: MoneyUnit): string {
  return `${numberText(language, printed)} ${moneyUnits[unit][language]}`
}

/** Money in the largest unit that says it exactly with at most three decimals: nothing is rounded away. */
export function moneyText(language: Language, amountDong: Dong): string {
  const unit = exactUnit(amountDong)
  return printedMoney(language, inUnit(amountDong, unit), unit)
}

/** Money rounded for reading, as averages are: `3,17 tỷ đồng`. A small amount is said in million đồng. */
export function roundedMoney(language: Language, amountDong: Dong, decimals: number): string {
  const size = amountDong < 0n ? -amountDong : amountDong
  const unit = size >= 10n ** 9n ? 'tyDong' : size >= 10n ** 6n ? 'trieuDong' : 'dong'
  return printedMoney(language, trimmed(rescale(inUnit(amountDong, unit), decimals)), unit)
}

/** What one gets when money is shared evenly, rounded for reading; `null` when there is nobody to share with. */
export function averageMoney(
  language: Language,
  amountDong: Dong,
  among: bigint | number,
  decimals = 2,
): string | null {
  if (BigInt(among) <= 0n) return null
  const share = quotient({ units: amountDong, scale: 0 }, { units: BigInt(among), scale: 0 }, 0)
  return roundedMoney(language, share.units, decimals)
}

/** The amount as a number of the unit, exact and without zeros at its end. */
export function inUnit(amountDong: Dong, unit: MoneyUnit): Decimal {
  return trimmed({ units: amountDong, scale: moneyUnits[unit].scale })
}

function exactUnit(amountDong: Dong): MoneyUnit {
  const size = amountDong < 0n ? -amountDong : amountDong
  for (const unit of ['tyDong', 'trieuDong'] as const) {
    const reaches = size >= 10n ** BigInt(moneyUnits[unit].scale)
    if (reaches && inUnit(amountDong, unit).scale <= mostDecimals) return unit
  }
  return 'dong'
}
