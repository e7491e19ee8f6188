import { moneyOf, type FieldCode } from '../fields.ts'
import { problemText, severityOf, type Problem } from '../problems.ts'
import { tableAt } from './find-table.ts'
import {
  addressOf,
  indexMerges,
  mergeAt,
  type Grid,
  type GridCell,
  type MergeIndex,
} from './grid.ts'
import { moneyUnits } from './money-units.ts'
import { correctionKey, type Corrections } from './corrections.ts'
import { unitOfColumn, type SheetMapping } from './sheet-mapping.ts'

type OutCell = {
  readonly value: string | number | null
  readonly kind: 'text' | 'decimal' | 'date' | 'year'
  readonly mark?: 'error' | 'warning'
}
type OutSheet = {
  readonly name: string
  readonly titles: readonly string[]
  readonly columns: readonly {
    readonly header: string
    readonly kind: 'text'
    readonly width: number
  }[]
  readonly rows: Iterable<readonly OutCell[]>
}
type Rejected = {
  readonly sheet: string
  readonly row: number
  readonly problems: readonly Problem[]
}

/** The rows kept out, sheet by sheet, as they came, with marks and a last column that says what to do. */
export function rejectedSheets(
  grids: readonly Grid[],
  mappings: readonly SheetMapping[],
  corrections: Corrections,
  rejected: readonly Rejected[],
): readonly OutSheet[] {
  const sheets = mappings.flatMap((mapping) => {
    const grid = grids.find(({ name }) => name === mapping.sheet)
    const rows = rejected.filter(({ sheet }) => sheet === mapping.sheet)
    return grid && rows.length > 0 ? [sheetOf(grid, mapping, corrections, rows)] : []
  })
  return sheets.length > 0
    ? sheets
    : [
        {
          name: 'Không có dòng lỗi',
          titles: [],
          columns: [{ header: 'Lỗi', kind: 'text', width: 60 }],
          rows: [],
        },
      ]
}

function sheetOf(
  grid: Grid,
  mapping: SheetMapping,
  corrections: Corrections,
  rejected: readonly Rejected[],
): OutSheet {
  const table = tableAt(grid, mapping.headerTop, mapping.headerBottom)
  const headings = table?.headings ?? []
  const unitWords = (col: number) => {
    const field = mapping.fields[col]
    return table && field && moneyOf(field)
      ? ` (${moneyUnits[unitOfColumn(mapping, table, col)].vi})`
      : ''
  }
  const merges = indexMerges(grid)
  const byRow = new Map(
    grid.rows.map(({ row, cells }) => [row, new Map(cells.map((cell) => [cell.col, cell]))]),
  )
  return {
    name: grid.name,
    titles: titlesOf(mapping),
    columns: [
      ...headings.map(({ col, leaf, above }) => ({
        header: withoutUnit([...above, leaf].join(' '), unitWords(col)),
        kind: 'text' as const,
        width: widthOf(mapping.fields[col]),
      })),
      { header: 'Lỗi', kind: 'text', width: 80 },
    ],
    rows: rejected.map(({ row, problems }) => [
      ...headings.map(({ col }) =>
        outCell(
          cellAt(byRow, merges, grid.name, row - 1, col, corrections),
          marksAt(problems, row - 1, col),
          numberKindOf(mapping.fields[col]),
        ),
      ),
      {
        value: problems
          .filter((problem) => severityOf(problem) !== 'remark')
          .map((problem) => `${problem.address}: ${problemText(problem)}`)
          .join('\n'),
        kind: 'text' as const,
      },
    ]),
  }
}

// What the title said of every row must still be said when the rows come back alone.
function titlesOf({ province, year }: SheetMapping): readonly string[] {
  const words = [
    province === null ? '' : `tỉnh ${province}`,
    year === null ? '' : `năm ${year}`,
  ].filter((text) => text !== '')
  return [['Các dòng chưa nhận', ...words].join(' ')]
}

function withoutUnit(heading: string, unit: string): string {
  return unit === ''
    ? heading
    : heading.replace(/\s*[([][^)\]]*(đồng|đ|tr)[^)\]]*[)\]]/gi, '') + unit
}

type Marks = { readonly mark?: 'error' | 'warning' }

function marksAt(problems: readonly Problem[], row: number, col: number): Marks {
  const here = problems.filter(({ address }) => address === addressOf(row, col)).map(severityOf)
  if (here.includes('error')) return { mark: 'error' }
  return here.includes('warning') ? { mark: 'warning' } : {}
}

function cellAt(
  byRow: ReadonlyMap<number, ReadonlyMap<number, GridCell>>,
  merges: MergeIndex,
  sheet: string,
  row: number,
  col: number,
  corrections: Corrections,
): GridCell | undefined {
  const corrected = corrections.get(correctionKey(sheet, addressOf(row, col)))
  if (corrected !== undefined) return { col, type: 'text', value: corrected }
  const merge = mergeAt(merges, row, col)
  return byRow.get(merge?.top ?? row)?.get(merge?.left ?? col)
}

/** In characters: long texts get the room to be read. */
function widthOf(field: FieldCode | undefined): number {
  if (field === 'ordinal') return 7
  if (field === 'title') return 50
  return field === 'establishment' ? 32 : 18
}

// A year is a number without a thousands separator.
function numberKindOf(field: FieldCode | undefined): 'decimal' | 'year' {
  return field === 'year' || field === 'yearFrom' || field === 'yearTo' ? 'year' : 'decimal'
}

function outCell(
  cell: GridCell | undefined,
  marks: Marks,
  numberKind: 'decimal' | 'year',
): OutCell {
  if (cell === undefined) return { value: null, kind: 'text', ...marks }
  if (cell.type === 'number') return { value: Number(cell.value), kind: numberKind, ...marks }
  return { value: String(cell.value), kind: cell.type === 'date' ? 'date' : 'text', ...marks }
}
