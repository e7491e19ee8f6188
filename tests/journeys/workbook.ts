import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { readWorkbook } from '../../src/platform/sheets/read-workbook.ts'
import { writeWorkbook } from '../../src/platform/sheets/write-workbook.ts'
import { packedRange, readZipDirectory } from '../../src/platform/sheets/zip-directory.ts'

type Value = string | number | null

/** A file as a form sends it. */
export type SentFile = {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A workbook of one sheet, ready to be sent by a form. */
export async function workbookOf(name: string, rows: readonly (readonly Value[])[]) {
  const cells = rows.map((row) => row.map((value) => (value === null ? null : { value })))
  return fileOf(name, Buffer.from(await writeWorkbook([{ name: 'KH 2018', rows: cells }])))
}

/** Bytes under a name, whatever they are. */
export function fileOf(name: string, buffer: Buffer): SentFile {
  return {
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  }
}

/** Sends a file to be imported, as a person does; a path stands for the file there. */
export async function sendToImport(page: Page, file: SentFile | string): Promise<void> {
  await page.goto('/nhap-excel')
  await page.getByLabel('Tệp Excel').setInputFiles(file)
  await page.getByRole('button', { name: 'Gửi và xem trước' }).click()
}

/** The texts of all cells of a workbook that was downloaded. */
export async function cellsOf(path: string): Promise<string[]> {
  const read = await readWorkbook(readFileSync(path))
  if (!read.ok) throw new Error(`${path} is refused: ${read.refusal}`)
  return read.value.sheets.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.flatMap((cell) => (cell ? [String(cell.value)] : []))),
  )
}

/** The addresses of the cells of the first sheet that are filled with a colour, such as `FFFFD9D4`. */
export function cellsFilledWith(rgb: string, path: string): string[] {
  const bytes = readFileSync(path)
  const styles = partOf(bytes, 'xl/styles.xml')
  const fills = [...styles.matchAll(/<fill>.*?<\/fill>/g)].map(([fill]) => fill.includes(rgb))
  const formats = styles.slice(styles.indexOf('<cellXfs'))
  const isFilled = [...formats.matchAll(/<xf [^>]*fillId="(\d+)"/g)].map(
    ([, fill]) => fills[Number(fill)] === true,
  )
  return [...partOf(bytes, 'xl/worksheets/sheet1.xml').matchAll(/<c r="([A-Z]+\d+)" s="(\d+)"/g)]
    .filter(([, , style]) => isFilled[Number(style)])
    .map(([, address = '']) => address)
}

function partOf(bytes: Buffer, name: string): string {
  const part = readZipDirectory(bytes).find((each) => each.name === name)
  if (!part) throw new Error(`no ${name}`)
  const { from, to } = packedRange(bytes, part)
  const packed = bytes.subarray(from, to)
  return (part.method === 0 ? packed : inflateRawSync(packed)).toString()
}
