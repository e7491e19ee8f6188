import type { Column } from './document.ts'

/** Column widths in points that together fill the page, and the size of type at which every word fits its column. */
export type Fitted = { readonly fontPoints: number; readonly widths: readonly number[] }

const sizes = [12, 11, 10, 9, 8, 7] as const
const paddingPoints = 7
const longestWord = 12

/** Gives each column its share of the page, but never less than its longest word; smaller type when the page is full. */
export function fitColumns(
  columns: readonly Column[],
  texts: readonly (readonly string[])[],
  pagePoints: number,
): Fitted {
  const ems = columns.map((column, at) =>
    Math.max(
      wordEms(column.title) * 1.06,
      ...texts.map((cells) => wordEms(cells[at] ?? '') * 1.06),
    ),
  )
  const largest = columns.length <= 6 ? 12 : columns.length <= 9 ? 11 : 10
  const fitting = sizes.filter((size) => size <= largest)
  for (const fontPoints of fitting) {
    const least = ems.map((em) => em * fontPoints + paddingPoints)
    if (sum(least) <= pagePoints) {
      return {
        fontPoints,
        widths: share(
          columns.map((column) => column.width),
          least,
          pagePoints,
        ),
      }
    }
  }
  return {
    fontPoints: 7,
    widths: share(
      ems,
      ems.map(() => 0),
      pagePoints,
    ),
  }
}

/** Shares by wish, where who would get less than their least gets it first and the others share the rest. */
function share(
  wishes: readonly number[],
  least: readonly number[],
  whole: number,
): readonly number[] {
  const poor = new Set<number>()
  for (;;) {
    const rest = whole - sum(least.filter((_, at) => poor.has(at)))
    const wished = sum(wishes.filter((_, at) => !poor.has(at)))
    const widths = wishes.map((wish, at) =>
      poor.has(at) ? (least[at] ?? 0) : (wish / wished) * rest,
    )
    const poorer = widths.findIndex((width, at) => !poor.has(at) && width < (least[at] ?? 0) - 1e-6)
    if (poorer < 0) return widths
    poor.add(poorer)
  }
}

/** The width of the widest part that is not broken, in ems of Times, rather too wide than too narrow. */
function wordEms(text: string): number {
  const words = text.split(/\s+/).map((word) => [...word.normalize('NFC')])
  return Math.max(
    0,
    ...words.map((letters) => sum(letters.slice(0, longestWordOf(letters)).map(letterEms))),
  )
}

function longestWordOf(letters: readonly string[]): number {
  return letters.length < 25 ? letters.length : longestWord
}

function letterEms(letter: string): number {
  if (/\d/.test(letter)) return 0.5
  if (/[.,:;|!'()[\]/-]/.test(letter)) return 0.33
  if (/[mwMW%@—]/.test(letter)) return 0.95
  if (/\p{Lu}/u.test(letter)) return 0.74
  if (/[iljtfIJ]/.test(letter)) return 0.34
  return letter.charCodeAt(0) > 0x2fff ? 1 : 0.53
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
