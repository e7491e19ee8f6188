const tones = /[\u0300\u0301\u0303\u0309\u0323]/g
const marks = /[\u0300-\u036f]|đ/iu

/**
 * The written form for comparing exactly but fairly: `Hoà` and `Hòa` are one spelling, `Hoa` is another.
 * The tone of each word moves to its end; dashes, dots and double spaces do not count.
 */
export function fairSpelling(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(tones, '') + (word.match(tones) ?? []).join(''))
    .join(' ')
}

/** Whether the text carries Vietnamese diacritics at all. */
export function hasDiacritics(text: string): boolean {
  return marks.test(text.normalize('NFD'))
}
