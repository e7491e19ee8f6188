/**
 * The form in which Vietnamese text is searched: composed, lower case, without diacritics, đ as d,
 * punctuation as single spaces. The SQL twin is `vn_norm`; a test holds the two equal.
 */
export function normaliseVietnamese(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]+/gu, ' ')
    .trim()
}
