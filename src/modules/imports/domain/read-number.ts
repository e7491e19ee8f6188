import { asDecimal, type Decimal } from '#core/decimal.ts'

/** How a column writes its numbers: `1.234,5` or `1,234.5`. */
export type NumberStyle = 'vi' | 'en'

/** A number read from text; `other` is the second way to read it, where there is one. */
export type NumberReading = { readonly value: Decimal; readonly other?: Decimal }

/** Reads a number in either style; a lone group of three is read as the column's style has it. */
export function readNumber(
  text: string,
  style: NumberStyle | undefined,
): NumberReading | undefined {
  const compact = text.replace(/['’\s]/g, '').replace(/^\((.+)\)$/, '-$1')
  const found = styleOfText(compact)
  if (found === 'both') return readBoth(compact, style)
  const plain =
    found === 'en' ? compact.replaceAll(',', '') : compact.replaceAll('.', '').replace(',', '.')
  const value = asDecimal(found === undefined ? compact : plain)
  return value && { value }
}

/** The style a text can only be in; `both` for `1.234` and `1,234`; `undefined` when it has no separator. */
export function styleOfText(text: string): NumberStyle | 'both' | undefined {
  const body = text.replace(/^[+-]/, '')
  if (/^\d+$/.test(body)) return undefined
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(body) || /^\d{1,3}(\.\d{3}){2,}$/.test(body)) return 'vi'
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(body) || /^\d{1,3}(,\d{3}){2,}$/.test(body)) return 'en'
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(body)) return 'both'
  if (/^\d+,\d+$/.test(body)) return 'vi'
  if (/^\d+\.\d+$/.test(body)) return 'en'
  return undefined
}

/** The style the texts of a column are in: the first that can be read one way only. */
export function styleOfColumn(texts: Iterable<string>): NumberStyle | undefined {
  for (const text of texts) {
    const numbers = text.match(/[+-]?\d[\d.,]*\d|\d/g) ?? []
    for (const number of numbers) {
      const style = styleOfText(number)
      if (style === 'vi' || style === 'en') return style
    }
  }
  return undefined
}

// 1.234 in a Vietnamese column is a thousand and more; in an English one, a little more than one.
function readBoth(compact: string, style: NumberStyle | undefined): NumberReading | undefined {
  const grouped = asDecimal(compact.replace(/[.,]/, ''))
  const decimal = asDecimal(compact.replace(',', '.'))
  if (!grouped || !decimal) return undefined
  const isDot = compact.includes('.')
  if (style !== undefined) return { value: isDot === (style === 'vi') ? grouped : decimal }
  return isDot ? { value: grouped } : { value: decimal, other: grouped }
}
