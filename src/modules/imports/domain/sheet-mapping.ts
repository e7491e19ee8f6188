import { moneyOf, type FieldCode } from '../fields.ts'
import type { PlaceCandidate } from '#modules/territory/model.ts'
import { cellText } from './cell-text.ts'
import { headerFingerprint, type Table } from './find-table.ts'
import type { Grid } from './grid.ts'
import { unitOfHeading, unitOfLine, type MoneyUnit } from './money-units.ts'
import { readMoneyText } from './read-money.ts'

/** How a sheet is to be understood; made by recognition, corrected by a person, remembered by its headings. */
export type SheetMapping = {
  readonly sheet: string
  readonly isTaken: boolean
  readonly headerTop: number
  readonly headerBottom: number
  readonly fields: Readonly<Record<number, FieldCode>>
  readonly unit: MoneyUnit
  /** Where the unit comes from: a line of the sheet, the size of the amounts, or a person. */
  readonly unitFrom: 'sheet' | 'guess' | 'person'
  /** What the title of the sheet says of every row, as printed. */
  readonly province: string | null
  readonly year: number | null
  readonly fingerprint: string
}

/** Reads a province name within the place it is asked for. */
export type FindProvince = (printed: string) => PlaceCandidate | undefined

/** What recognition proposes for a sheet with a table. */
export function proposeMapping(grid: Grid, table: Table, findProvince: FindProvince): SheetMapping {
  const titles = titlesOf(grid, table)
  const fields = Object.fromEntries(table.fields)
  const stated = titles.map(unitOfLine).find((unit) => unit !== undefined)
  return {
    sheet: grid.name,
    isTaken: true,
    headerTop: table.headerTop,
    headerBottom: table.headerBottom,
    fields,
    unit: stated ?? usualUnit(grid, table, fields),
    unitFrom: stated === undefined ? 'guess' : 'sheet',
    province: provinceOfTitles([...titles, grid.name], findProvince),
    year: yearOfTitles([...titles, grid.name]),
    fingerprint: headerFingerprint(table.headings),
  }
}

/** The unit of each money column: its heading's own, else that of the sheet; what a person said comes first. */
export function unitOfColumn(mapping: SheetMapping, table: Table, col: number): MoneyUnit {
  const heading = table.headings.find((one) => one.col === col)
  const own = heading && unitOfHeading([...heading.above, heading.leaf].join(' '))
  return mapping.unitFrom === 'person' ? mapping.unit : (own ?? mapping.unit)
}

/** Whether some money column has no unit but the guessed one. */
export function columnsWithGuessedUnit(mapping: SheetMapping, table: Table): readonly number[] {
  if (mapping.unitFrom !== 'guess') return []
  return table.headings
    .filter(
      ({ col, leaf, above }) =>
        isMoney(mapping.fields[col]) && unitOfHeading([...above, leaf].join(' ')) === undefined,
    )
    .map(({ col }) => col)
}

function isMoney(field: FieldCode | undefined): boolean {
  return field !== undefined && moneyOf(field) !== undefined
}

function titlesOf(grid: Grid, table: Table): readonly string[] {
  return grid.rows
    .filter(({ row }) => row < table.headerTop)
    .flatMap(({ cells }) => cells.map(cellText))
}

function yearOfTitles(texts: readonly string[]): number | null {
  for (const text of texts) {
    const year =
      /năm\s*:?\s*(\d{4})(?!\s*[-–/]\s*\d)/i.exec(text)?.[1] ?? /^(20\d\d)$/.exec(text)?.[1]
    // "Ngày … tháng … năm …" dates the paper, not the schemes.
    if (year !== undefined && !/ngày.*tháng/i.test(text)) return Number(year)
  }
  return null
}

const provinceInTitle =
  /(?:tỉnh|thành phố|tp\.?)\s+(.+?)(?=\s+(?:năm|giai đoạn|quý|6 tháng|từ|đến|theo)\b|[,;:()]|$)/iu

function provinceOfTitles(texts: readonly string[], findProvince: FindProvince): string | null {
  for (const text of texts) {
    const printed = provinceInTitle.exec(text)?.[1]
    if (printed !== undefined && findProvince(printed)) return printed
  }
  const sheetName = texts.at(-1) ?? ''
  return findProvince(sheetName)?.matched === 'name' ? sheetName : null
}

// Without a word, the size says it: nobody supports a scheme with 300 đồng, or with 300 million million.
function usualUnit(
  grid: Grid,
  table: Table,
  fields: Readonly<Record<number, FieldCode>>,
): MoneyUnit {
  const sizes = grid.rows
    .filter(({ row }) => row > table.headerBottom)
    .flatMap(({ cells }) => cells.filter(({ col }) => isMoney(fields[col])))
    .flatMap((cell) => {
      const reading =
        cell.type === 'number' ? undefined : readMoneyText(cellText(cell), 'dong', undefined)
      const size =
        cell.type === 'number'
          ? Number(cell.value)
          : reading?.kind === 'amount'
            ? Number(reading.dong)
            : 0
      return size > 0 ? [size] : []
    })
    .sort((a, b) => a - b)
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 1_000_000
  if (middle >= 1_000_000) return 'dong'
  return middle >= 20_000 ? 'thousand' : 'million'
}
