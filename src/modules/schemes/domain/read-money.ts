import { asDecimal, rescale, times } from '#core/decimal.ts'

const units: readonly (readonly [RegExp, bigint])[] = [
  [/^(nghìn|ngàn) tỷ( đồng| đ)?$/, 1_000_000_000_000n],
  [/^(tỷ|tỉ)( đồng| đ)?$/, 1_000_000_000n],
  [/^(triệu|tr)( đồng| đ)?$/, 1_000_000n],
  [/^(nghìn|ngàn)( đồng| đ)?$/, 1_000n],
  [/^(đồng|đ|vnd|vnđ)?$/, 1n],
]

// `2 tỷ 350 triệu` is one amount in two units; the millions of it are fewer than a thousand.
const twoUnits =
  /^(\d{1,6})\s*t[ỷỉ](?:\s*(?:đồng|đ))?\s*(\d{1,3})\s*((?:triệu|tr)(?:\s*(?:đồng|đ))?\.?)$/

const shape = /^([\d.,\s]*\d)\s*(.*)$/

/**
 * The whole đồng that a person's text states: `1.500.000`, `1,5 tỷ`, `2 tỷ 350 triệu`.
 * `null` for an empty text or one that says it is not known; `undefined` when the text cannot be read as money.
 */
export function readMoney(text: string): bigint | null | undefined {
  const clean = text.normalize('NFC').trim().toLowerCase().replace(/\s+/g, ' ')
  if (clean === '' || clean === 'chưa rõ') return null
  const inOneUnit = clean.replace(
    twoUnits,
    (_, billions: string, millions: string, unit: string) =>
      `${Number(billions) * 1_000 + Number(millions)} ${unit}`,
  )
  const parts = shape.exec(inOneUnit)
  if (!parts) return undefined
  const unit = (parts[2] ?? '').replace(/[.\s]+/g, ' ').trim()
  const factor = units.find(([pattern]) => pattern.test(unit))?.[1]
  const number = asDecimal(plainNumber((parts[1] ?? '').replace(/\s/g, '')) ?? '')
  if (factor === undefined || number === undefined) return undefined
  const dong = times(number, { units: factor, scale: 0 })
  const whole = rescale(dong, 0)
  return whole.units * 10n ** BigInt(dong.scale) === dong.units ? whole.units : undefined
}

/** A number in Vietnamese or English style as a plain decimal text; `undefined` when it could be two numbers. */
export function plainNumber(text: string): string | undefined {
  if (/^\d+$/.test(text)) return text
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) return text.replaceAll('.', '').replace(',', '.')
  if (/^\d{1,3}(,\d{3}){2,}(\.\d+)?$/.test(text)) return text.replaceAll(',', '')
  if (/^\d+,\d+$/.test(text)) return text.replace(',', '.')
  if (/^\d+\.(\d{1,2}|\d{4,})$/.test(text)) return text
  return undefined
}
