import { cellText, isNotKnown } from './cell-text.ts'
import type { GridCell } from './grid.ts'

/** The years a cell names. */
export type YearsReading =
  | { readonly kind: 'years'; readonly from: number; readonly to: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'impossible'; readonly year: number }

/** Reads `2014`, `năm 2014`, `2019-2020`, `từ 3/2014 đến 12/2015`, `29/05/2014`, a day. */
export function readYears(cell: GridCell): YearsReading {
  if (cell.type === 'number') return inRange(Number(cell.value), Number(cell.value))
  if (cell.type === 'date') return inRange(Number(String(cell.value).slice(0, 4)))
  const text = cellText(cell)
  if (isNotKnown(text)) return { kind: 'unknown' }
  const short = /^(?:năm\s*)?(\d{4})\s*[-–—/]\s*(\d{2})$/i.exec(text)
  if (short) return inRange(Number(short[1]), Number(`${(short[1] ?? '').slice(0, 2)}${short[2]}`))
  const grouped = /^(\d)[.,](\d{3})$/.exec(text)
  if (grouped) return inRange(Number(`${grouped[1]}${grouped[2]}`))
  const years = [...text.matchAll(/(?<!\d)(\d{4})(?!\d)/g)].map(([, year]) => Number(year))
  const first = years[0]
  if (first === undefined || years.length > 2) return { kind: 'unreadable' }
  return inRange(first, years[1] ?? first)
}

function inRange(from: number, to = from): YearsReading {
  for (const year of [from, to]) {
    if (!Number.isInteger(year)) return { kind: 'unreadable' }
    if (year < 1990 || year > 2100) return { kind: 'impossible', year }
  }
  return { kind: 'years', from, to }
}
