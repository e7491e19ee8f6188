import type { Language } from '#core/prose/run.ts'
import type { SheetToWrite, StyledCell } from '#platform/sheets/write-workbook.ts'
import { viewLabels, type Bilingual } from '../model.ts'
import { reportTables } from '../domain/tables/report-tables.ts'
import type { NumberCell, ReportTable, TableCell } from '../domain/tables/table.ts'
import type { SchemeRow, YearReport } from '../domain/year-report.ts'
import { findingsSheet } from './findings-sheet.ts'
import { sheetFormulas, type PlacedTable } from './sheet-formulas.ts'

/**
 * The annex tables as sheets, and one of what adds up and what does not. Numbers are numbers, sums are formulas with
 * their results beside them, what is not known is an empty cell.
 */
export function reportSheets(
  report: YearReport,
  schemes: readonly SchemeRow[],
  language: Language,
): SheetToWrite[] {
  const tables = reportTables(report, schemes)
  const placed = tables.map((table, index): PlacedTable => ({
    sheet: sheetName(index + 1, table.id),
    table,
    firstRow: headRows + (isGrouped(table) ? 2 : 1),
  }))
  const formulas = sheetFormulas(
    report,
    placed.filter(({ table }) => table.id !== 'so-lieu'),
  )
  const head = headOf(report, language)
  const sheets = placed.map((each, index) =>
    sheetOf(each, head(index + 1, each.table), formulas, language),
  )
  if (report.findings.length === 0) return sheets
  const number = sheets.length + 1
  const checks = findingsSheet(report, language, {
    name: sheetName(number, 'doi-chieu'),
    rows: head(number, checksTitle),
  })
  return [...sheets, checks]
}

const checksTitle = {
  title: { vi: 'Đối chiếu số liệu', en: 'What adds up and what does not' },
  unitLine: {
    vi: 'Số tính lại và số đã in theo đơn vị của số liệu đứng đầu',
    en: 'Computed and printed in the unit of the first figure',
  },
} as const

const sheetName = (number: number, id: string) => `${String(number).padStart(2, '0')} ${id}`

/** The title, what the report is about, and the unit. */
const headRows = 3

function headOf(report: YearReport, language: Language) {
  return (
    number: number,
    { title, unitLine }: { readonly title: Bilingual; readonly unitLine: Bilingual | null },
  ): (StyledCell | null)[][] => {
    const form = { vi: `Biểu số ${String(number).padStart(2, '0')}`, en: `Form ${number}` }[
      language
    ]
    const about = `${report.name[language]}, ${report.year}, ${viewLabels[report.view][language]}`
    return [
      [{ value: `${form}. ${title[language]}`, look: 'title' }],
      [{ value: about, look: 'note' }],
      [unitLine ? { value: unitLine[language], look: 'note' } : null],
    ]
  }
}

const isGrouped = ({ columns }: ReportTable) => columns.some(({ group }) => group)

function sheetOf(
  placed: PlacedTable,
  head: SheetToWrite['rows'],
  formulas: ReturnType<typeof sheetFormulas>,
  language: Language,
): SheetToWrite {
  const { sheet, table, firstRow } = placed
  const header = (value: string): StyledCell => ({ value, look: 'header' })
  return {
    name: sheet,
    rows: [
      ...head,
      ...(isGrouped(table)
        ? [table.columns.map(({ group }) => header(group?.[language] ?? ''))]
        : []),
      table.columns.map(({ title }) => header(title[language])),
      ...table.rows.map(({ cells }) =>
        cells.map((cell) =>
          styled(cell, language, 'body', (number) => formulas.ofFigure(placed, number)),
        ),
      ),
      ...(table.total
        ? [
            table.total.cells.map((cell, col) =>
              styled(cell, language, 'total', () => formulas.ofTotal(placed, col)),
            ),
          ]
        : []),
    ],
    widths: table.columns.map(({ kind }, index) =>
      kind === 'number' ? 16 : index === 0 ? 34 : 24,
    ),
    frozenRows: firstRow,
  }
}

const looks = {
  body: { whole: 'money', decimal: 'decimal', text: 'body' },
  total: { whole: 'total', decimal: 'totalDecimal', text: 'total' },
} as const

function styled(
  cell: TableCell,
  language: Language,
  row: keyof typeof looks,
  formulaOf: (cell: NumberCell) => string | undefined,
): StyledCell {
  if (cell === null) return { value: null, look: looks[row].text }
  if ('text' in cell) return { value: cell.text[language], look: looks[row].text }
  const value = Number(cell.value)
  const [comment, formula] = [commentOf(cell, language), formulaOf(cell)]
  return {
    value,
    look: Number.isInteger(value) ? looks[row].whole : looks[row].decimal,
    ...(comment ? { comment } : {}),
    ...(formula ? { formula } : {}),
  }
}

// "hơn" and coverage do not fit into a number; they are said in the note of its cell.
function commentOf(cell: NumberCell, language: Language): string | undefined {
  const said = [cell.qualifier, cell.note?.[language]].filter(Boolean)
  return said.length > 0 ? said.join('. ') : undefined
}
