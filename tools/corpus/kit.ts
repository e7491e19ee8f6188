import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { writeXlsx, type Cell, type CellValue, type MergeRange } from 'hucre/xlsx'
import { handMadeZip } from '#platform/sheets/testing.ts'
import { packedRange, readZipDirectory } from '#platform/sheets/zip-directory.ts'

/** A real scheme of `data/kc/projects-real.json`. */
export type Real = {
  readonly id: string
  readonly name: string
  readonly establishment: string | null
  readonly province: string
  readonly provinceCode63: string
  readonly district: string | null
  readonly year: number | null
  readonly kind: string
  readonly funding: string | null
  readonly amountVnd: number | null
  readonly decision: string | null
  readonly sourceUrl: string | null
}

const all = JSON.parse(
  readFileSync(join(process.cwd(), 'data/kc/projects-real.json'), 'utf8'),
) as Real[]

/** The real scheme with this identifier. */
export function real(
  id: string,
): Real & { readonly million: number; readonly inYear: number; readonly by: string } {
  const found = all.find((one) => one.id === id)
  if (!found) throw new Error(`No scheme ${id}`)
  return {
    ...found,
    million: (found.amountVnd ?? 0) / 1e6,
    inYear: found.year ?? 0,
    by: found.establishment ?? '',
  }
}

/** A cell of a corpus sheet: a value, a formula with its cached result, or a styled value. */
export type MadeCell =
  | CellValue
  | { readonly formula: string; readonly result: number | null }
  | { readonly value: CellValue; readonly format: string }

/** A sheet of a corpus workbook. */
export type MadeSheet = {
  readonly name: string
  readonly rows: readonly (readonly MadeCell[])[]
  /** `A1:C1`. */
  readonly merges?: readonly string[]
  readonly hiddenRows?: readonly number[]
  readonly isHidden?: boolean
}

/** What an importer should make of one row. */
export type ExpectedRow = {
  /** `Sheet!row`, as people count. */
  readonly at: string
  readonly title: string
  readonly province: string
  readonly year: number | null
  /** Planned or actual money by source, in đồng. */
  readonly money: Readonly<Record<string, number>>
  readonly more?: Readonly<Record<string, unknown>>
}

/** What an importer should make of a workbook. */
export type Expected = {
  readonly about: string
  readonly refused?: string
  readonly rows?: readonly ExpectedRow[]
  /** Rows that are read but cannot be taken, `Sheet!row`. */
  readonly rejected?: readonly string[]
  /** Every error and warning, and the remarks that matter: `Sheet!C5 code`. */
  readonly problems?: readonly string[]
  readonly subtotals?: number
}

/** A workbook of the corpus with what is expected of it. */
export type Recipe = {
  readonly file: string
  readonly expected: Expected
  readonly bytes: () => Buffer | Promise<Buffer>
}

/** Writes a workbook; the same sheets always give the same bytes. */
export async function book(sheets: readonly MadeSheet[]): Promise<Buffer> {
  const written = await writeXlsx({
    sheets: sheets.map(({ name, rows, merges = [], hiddenRows = [], isHidden = false }) => {
      const cells = new Map<string, Partial<Cell>>()
      const values = rows.map((row, r) =>
        row.map((cell, c): CellValue => {
          if (cell === null || typeof cell !== 'object' || cell instanceof Date) return cell
          if ('formula' in cell) {
            cells.set(`${r},${c}`, {
              value: cell.result,
              type: 'formula',
              formula: cell.formula,
              ...(cell.result === null ? {} : { formulaResult: cell.result }),
            })
            return cell.result
          }
          cells.set(`${r},${c}`, { value: cell.value, style: { numFmt: cell.format } })
          return cell.value
        }),
      )
      return {
        name,
        rows: values,
        cells,
        merges: merges.map(range),
        hidden: isHidden,
        rowDefs: new Map(hiddenRows.map((row) => [row - 1, { hidden: true }])),
      }
    }),
  })
  return withoutTimes(Buffer.from(written))
}

function range(text: string): MergeRange {
  const [from = '', to = ''] = text.split(':')
  const at = (address: string) => {
    const parts = /^([A-Z]+)(\d+)$/.exec(address)
    const col =
      [...(parts?.[1] ?? 'A')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    return { row: Number(parts?.[2]) - 1, col }
  }
  return { startRow: at(from).row, startCol: at(from).col, endRow: at(to).row, endCol: at(to).col }
}

/** The parts of a zip file, unpacked. */
export function partsOf(bytes: Buffer): { name: string; content: Buffer }[] {
  return readZipDirectory(bytes).map((part) => {
    const { from, to } = packedRange(bytes, part)
    const packed = bytes.subarray(from, to)
    return { name: part.name, content: part.method === 0 ? packed : inflateRawSync(packed) }
  })
}

function withoutTimes(bytes: Buffer): Buffer {
  return handMadeZip(
    partsOf(bytes).map(({ name, content }) => ({
      name,
      content: name.startsWith('docProps/')
        ? content.toString().replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-01-01T00:00:00Z')
        : content,
    })),
  )
}

/** The row an importer should make of a real scheme. */
export function row(
  at: string,
  from: Real,
  money: Record<string, number>,
  more: Partial<ExpectedRow> = {},
): ExpectedRow {
  return {
    at,
    title: from.name,
    province: `63:${from.provinceCode63}`,
    year: from.year,
    money,
    ...more,
  }
}
