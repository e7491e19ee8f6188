// Runs as a process of its own: what a hostile file can break is this process, and it has a deadline.
import { readXlsx, type Cell, type CellValue, type Sheet } from 'hucre/xlsx'
import { inspectParts } from './inspect-parts.ts'
import { sheetLimits } from './limits.ts'
import { precheck } from './precheck.ts'
import { Refused } from './refusals.ts'
import type { WorkerMessage } from './worker-messages.ts'
import type { ReadCell, ReadRow, ReadSheet } from './workbook.ts'

const rowsInMessage = 1_000

// Stays until the parent, having heard the last message, ends it; a dead parent closes the channel.
process.on('message', (bytes: Uint8Array) => {
  readAll(Buffer.from(bytes)).catch((error: unknown) => {
    const refusal = error instanceof Refused ? error.refusal : 'damaged'
    send({ kind: 'refused', refusal, detail: error instanceof Error ? error.message : '' })
  })
})

async function readAll(bytes: Buffer): Promise<void> {
  const checked = precheck(bytes)
  if (!checked.ok) throw new Refused(checked.refusal, checked.detail)
  send({ kind: 'progress', percent: 5 })
  inspectParts(bytes, checked.value)
  send({ kind: 'progress', percent: 25 })
  // Without the look of the cells: nothing here depends on it, and reading it costs half as much again.
  const { sheets } = await readXlsx(bytes)
  send({ kind: 'progress', percent: 60 })
  sheets.forEach((sheet, index) => sendSheet(sheet, index, sheets.length))
  send({ kind: 'done' })
}

function sendSheet(sheet: Sheet, index: number, sheetCount: number): void {
  const rows: ReadRow[] = []
  for (const [row, values] of sheet.rows.entries()) {
    const read = readRow(sheet, row, values)
    if (read) rows.push(read)
  }
  if (rows.length > sheetLimits.rows) throw new Refused('too-many-rows')
  const head: Omit<ReadSheet, 'rows'> = {
    name: sheet.name.normalize('NFC'),
    isHidden: sheet.hidden === true || sheet.veryHidden === true,
    merges: (sheet.merges ?? []).map((m) => ({
      top: m.startRow,
      left: m.startCol,
      bottom: m.endRow,
      right: m.endCol,
    })),
  }
  send({ kind: 'sheet', head })
  for (let from = 0; from < rows.length; from += rowsInMessage) {
    send({ kind: 'rows', rows: rows.slice(from, from + rowsInMessage) })
    const done = (index + Math.min(1, (from + rowsInMessage) / rows.length)) / sheetCount
    send({ kind: 'progress', percent: Math.round(60 + 40 * done) })
  }
}

function readRow(sheet: Sheet, row: number, values: readonly CellValue[]): ReadRow | undefined {
  // Only cells that are more than their value have details: most sheets have none, and no key is made in vain.
  const details = sheet.cells && sheet.cells.size > 0 ? sheet.cells : undefined
  const cells: ReadCell[] = []
  for (const [col, value] of values.entries()) {
    const cell = readCell(value, col, details?.get(`${row},${col}`))
    if (cell) cells.push(cell)
  }
  return cells.length === 0
    ? undefined
    : { row, isHidden: sheet.rowDefs?.get(row)?.hidden === true, cells }
}

function readCell(value: CellValue, col: number, cell: Cell | undefined): ReadCell | undefined {
  // A formula that was never calculated must not pass for an empty cell.
  if (value === null && cell?.formula !== undefined)
    return { col, type: 'error', value: '', isFormula: true }
  if (value === null || value === '') return undefined
  const details = cell?.formula === undefined ? {} : { isFormula: true as const }
  if (value instanceof Date) {
    return Number.isNaN(value.getTime())
      ? undefined
      : { col, type: 'date', value: value.toISOString().slice(0, 10), ...details }
  }
  if (typeof value === 'number') return { col, type: 'number', value, ...details }
  if (typeof value === 'boolean') return { col, type: 'boolean', value, ...details }
  const text = value.slice(0, sheetLimits.cellText)
  return { col, type: cell?.type === 'error' ? 'error' : 'text', value: text, ...details }
}

function send(message: WorkerMessage): void {
  process.send?.(message)
}
