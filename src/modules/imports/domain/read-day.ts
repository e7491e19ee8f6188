import { asPlainDate, type PlainDate } from '#core/plain-date.ts'
import { cellText } from './cell-text.ts'
import type { GridCell } from './grid.ts'

const serialZero = Date.UTC(1899, 11, 30)
const millisInDay = 86_400_000

/** Reads a day written as a date, a serial number or text; `undefined` when it is none. */
export function readDay(cell: GridCell): PlainDate | undefined {
  if (cell.type === 'date') return asPlainDate(String(cell.value))
  if (cell.type === 'number') {
    const serial = Number(cell.value)
    const isDay = Number.isInteger(serial) && serial > 30_000 && serial < 80_000
    return isDay
      ? asPlainDate(new Date(serialZero + serial * millisInDay).toISOString().slice(0, 10))
      : undefined
  }
  const text = cellText(cell)
  const iso = asPlainDate(text)
  if (iso) return iso
  const parts = /(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4}|\d{2})$/i.exec(
    text,
  )
  if (!parts) return undefined
  const year = (parts[3] ?? '').length === 2 ? `20${parts[3]}` : parts[3]
  return asPlainDate(
    `${year}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[1] ?? '').padStart(2, '0')}`,
  )
}
