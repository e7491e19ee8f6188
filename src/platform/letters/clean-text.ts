// Controls, marks that turn the order of what is read, private and unassigned characters: they break XML or forbid PDF/A.
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu

/** The text as it may be printed: composed, on one line, without characters that cannot be seen. */
export function cleanText(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u2028\u2029]+/g, ' ')
    .replace(unprintable, '')
    .normalize('NFC')
}

/** Every text inside a value made clean, its shape kept. */
export function cleanDeep<T>(value: T): T {
  if (typeof value === 'string') return cleanText(value) as T
  if (Array.isArray(value)) return value.map(cleanDeep) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, cleanDeep(inner)]),
  ) as T
}

/** The text with places to break inside a word longer than any line is wide. */
export function breakable(text: string): string {
  return text.replace(/\S{25,}/gu, (word) => word.replace(/\S{12}(?=\S)/gu, '$&\u200b'))
}
