import { readFileSync } from 'node:fs'
import { readWorkbook } from '../../src/platform/sheets/read-workbook.ts'
import { writeWorkbook } from '../../src/platform/sheets/write-workbook.ts'

type Value = string | number | null

/** A workbook of one sheet, ready to be sent by a form. */
export async function workbookOf(name: string, rows: readonly (readonly Value[])[]) {
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value })))
  return {
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await writeWorkbook([{ name: 'KH 2018', rows: cells }])),
  }
}

/** The texts of all cells of a workbook that was downloaded. */
export async function cellsOf(path: string): Promise<string[]> {
  const read = await readWorkbook(readFileSync(path))
  if (!read.ok) throw new Error(`${path} is refused: ${read.refusal}`)
  return read.value.sheets.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [String(cell.value)] : []))),
  )
}
