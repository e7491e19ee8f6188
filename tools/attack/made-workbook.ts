import { writeWorkbook } from '#platform/sheets/write-workbook.ts'

/** A workbook of one sheet with these values, as an office would send it. */
export async function workbookOf(
  rows: readonly (readonly (string | number | null)[])[],
): Promise<Buffer> {
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value })))
  return Buffer.from(await writeWorkbook([{ name: 'KH 2018', rows: cells }]))
}
