import { normaliseVietnamese } from '#core/vietnamese.ts'

/** The units offices write money in, with their size and words. */
export const moneyUnits = {
  dong: { scale: 0, vi: 'đồng', en: 'đồng' },
  thousand: { scale: 3, vi: 'nghìn đồng', en: 'thousand đồng' },
  million: { scale: 6, vi: 'triệu đồng', en: 'million đồng' },
  billion: { scale: 9, vi: 'tỷ đồng', en: 'billion đồng' },
} as const satisfies Record<
  string,
  { readonly scale: number; readonly vi: string; readonly en: string }
>
export type MoneyUnit = keyof typeof moneyUnits

// In search form. Order matters: the longer words first.
const words = [
  { unit: 'million', pattern: /\b(trieu( dong| vnd)?|tr d(ong)?|trd|tr dong|tr|million)\b/ },
  { unit: 'billion', pattern: /\b(ty|ti|billion)( dong| vnd)?\b/ },
  { unit: 'thousand', pattern: /\b(nghin|ngan|1 ?000|k) ?(dong|d|vnd)\b|\b(nghin|ngan)\b/ },
  { unit: 'dong', pattern: /\b(dong|vnd|d)\b/ },
] as const satisfies readonly { readonly unit: MoneyUnit; readonly pattern: RegExp }[]

/** The unit a text such as `(tr.đ)` or `Đơn vị tính: triệu đồng` names. */
export function unitIn(text: string): MoneyUnit | undefined {
  const form = normaliseVietnamese(text.replace(/1\.000|1,000/g, '1000'))
  return words.find(({ pattern }) => pattern.test(form))?.unit
}

/** The unit a line above a table gives for the whole of it. */
export function unitOfLine(text: string): MoneyUnit | undefined {
  const form = normaliseVietnamese(text)
  if (!/\b(don vi( tinh)?|dvt|dv tinh|unit)\b/.test(form)) return undefined
  return unitIn(form.replace(/^.*\b(don vi( tinh)?|dvt|dv tinh|unit)\b/, ''))
}

/** The unit a heading gives in brackets or after a comma. */
export function unitOfHeading(text: string): MoneyUnit | undefined {
  const bracketed = [...text.matchAll(/[([]([^)\]]*)[)\]]|(?:đvt|đơn vị(?: tính)?)\s*:?\s*(.*)$/gi)]
  for (const [, inside, after] of bracketed) {
    const unit = unitIn(inside ?? after ?? '')
    if (unit !== undefined) return unit
  }
  return /\b(trieu dong|ty dong|nghin dong|ngan dong)\b/.test(normaliseVietnamese(text))
    ? unitIn(text)
    : undefined
}
