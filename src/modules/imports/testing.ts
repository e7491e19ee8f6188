import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWorkbook } from '#platform/sheets/read-workbook.ts'
import { writeWorkbook } from '#platform/sheets/write-workbook.ts'

/** The bytes of a workbook of the corpus, by the beginning of its name: `26-`. */
export function corpusFile(file: string): Buffer {
  return readFileSync(join(process.cwd(), 'tests/corpus', file))
}

/** A workbook of one sheet with these cells. */
export async function aWorkbook(
  rows: readonly (readonly (string | number | null)[])[],
  sheet = 'S',
): Promise<Buffer> {
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value })))
  return Buffer.from(await writeWorkbook([{ name: sheet, rows: cells }]))
}

/** The headings a small list of schemes has in these tests. */
export const usualHeading = [
  'STT',
  'Tên đề án',
  'Cơ sở thụ hưởng',
  'Tỉnh',
  'Năm',
  'Nguồn',
  'Kinh phí (triệu đồng)',
] as const

/** A workbook that came back, as the texts of its cells row by row. */
export async function textsOf(body: ReadableStream<Uint8Array>): Promise<string[][]> {
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece)
  const read = await readWorkbook(Buffer.concat(pieces))
  if (!read.ok) throw new Error(`the workbook is refused: ${read.refusal}`)
  return read.value.sheets.flatMap(({ rows }) =>
    rows.map(({ cells }) => cells.map(({ value }) => String(value))),
  )
}
