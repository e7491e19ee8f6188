import type { GridCell } from './grid.ts'

/** New values a person gave to cells, by sheet and address. */
export type Corrections = ReadonlyMap<string, string>

/** The key of a cell in the corrections. */
export function correctionKey(sheet: string, address: string): string {
  return `${sheet}!${address}`
}

/** The key under which a person left a row out; rows count as people do. No cell has it for an address. */
export function leftOutKey(sheet: string, row: number): string {
  return `${sheet}!row${row}`
}

/** Whether a key of the corrections leaves a row out, and is no cell. */
export function isLeftOutKey(key: string): boolean {
  return /!row\d+$/.test(key)
}

/** The corrected cells of a sheet by row and column. */
export function correctedCells(
  sheet: string,
  corrections: Corrections,
): ReadonlyMap<number, ReadonlyMap<number, GridCell>> {
  const rows = new Map<number, Map<number, GridCell>>()
  for (const [key, value] of corrections) {
    const at = key.lastIndexOf('!')
    const parts = /^([A-Z]+)(\d+)$/.exec(key.slice(at + 1))
    if (key.slice(0, at) !== sheet || !parts) continue
    const col =
      [...(parts[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    const row = Number(parts[2]) - 1
    const cells = rows.get(row) ?? new Map<number, GridCell>()
    rows.set(row, cells.set(col, { col, type: 'text', value }))
  }
  return rows
}
