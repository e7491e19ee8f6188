import type { GridCell } from './grid.ts'

const spaces = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g
const invisible = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g
// Anything but printable ASCII and composed Vietnamese letters, or a space too many. Nearly all cells have none of it,
// and three replacements of each text were a quarter of a reading.
const unusual = /[^\x20-\x7e\u00c0-\u024f\u1ea0-\u1ef9]| {2}|^ | $/

/** Text as a person means it: composed, without invisible signs, single spaces. */
export function tidyText(text: string): string {
  if (!unusual.test(text)) return text
  return text.normalize('NFC').replace(invisible, '').replace(spaces, ' ').trim()
}

/** What a cell shows, tidied; numbers plain, days as offices write them. */
export function cellText(cell: GridCell | undefined): string {
  if (cell === undefined) return ''
  if (cell.type === 'date') return String(cell.value).split('-').reverse().join('/')
  if (cell.type === 'boolean') return cell.value === true ? 'x' : ''
  return tidyText(String(cell.value))
}

/** Whether a cell says that nothing is known: empty, a dash, "chưa có". */
export function isNotKnown(text: string): boolean {
  return /^([-–—.…_*?]+|x\s*x+|chưa (rõ|có|xác định|biết)( .*)?|không (rõ|có)|n\/?a|not known|#n\/a)?$/i.test(
    text,
  )
}
