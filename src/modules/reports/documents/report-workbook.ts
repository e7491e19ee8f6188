import type { Language } from '#core/prose/run.ts'
import type { SheetToWrite, StyledCell } from '#platform/sheets/write-workbook.ts'
import { viewLabels } from '../model.ts'
import { reportTables } from '../domain/tables/report-tables.ts'
import type { NumberCell, ReportTable, TableCell, TableRow } from '../domain/tables/table.ts'
import type { SchemeRow, YearReport } from '../domain/year-report.ts'

/** The annex tables as sheets: numbers are numbers, what is not known is an empty cell. */
export function reportSheets(
  report: YearReport,
  schemes: readonly SchemeRow[],
  language: Language,
): SheetToWrite[] {
  return reportTables(report, schemes).map((table, index) =>
    sheetOf(report, table, index + 1, language),
  )
}

function sheetOf(
  report: YearReport,
  table: ReportTable,
  number: number,
  language: Language,
): SheetToWrite {
  const form = { vi: `Biểu số ${String(number).padStart(2, '0')}`, en: `Form ${number}` }[language]
  const head: (StyledCell | null)[][] = [
    [{ value: `${form}. ${table.title[language]}`, look: 'title' }],
    [
      {
        value: `${report.name[language]}, ${report.year}, ${viewLabels[report.view][language]}`,
        look: 'note',
      },
    ],
    [table.unitLine ? { value: table.unitLine[language], look: 'note' } : null],
  ]
  const grouped = table.columns.some(({ group }) => group)
  const headers: (StyledCell | null)[][] = [
    ...(grouped
      ? [
          table.columns.map(({ group }): StyledCell => ({
            value: group?.[language] ?? '',
            look: 'header',
          })),
        ]
      : []),
    table.columns.map(({ title }): StyledCell => ({ value: title[language], look: 'header' })),
  ]
  return {
    name: `${String(number).padStart(2, '0')} ${table.id}`,
    rows: [
      ...head,
      ...headers,
      ...table.rows.map((row) => cellsOf(row, language, false)),
      ...(table.total ? [cellsOf(table.total, language, true)] : []),
    ],
    widths: table.columns.map(({ kind }, index) =>
      kind === 'number' ? 16 : index === 0 ? 34 : 24,
    ),
    frozenRows: head.length + headers.length,
  }
}

function cellsOf({ cells }: TableRow, language: Language, isTotal: boolean): StyledCell[] {
  return cells.map((cell) => {
    const value = valueOf(cell, language)
    const comment = cell && 'value' in cell ? commentOf(cell, language) : undefined
    const look = isTotal
      ? 'total'
      : typeof value === 'number'
        ? Number.isInteger(value)
          ? 'money'
          : 'decimal'
        : 'body'
    return { value, look, ...(comment ? { comment } : {}) }
  })
}

function valueOf(cell: TableCell, language: Language): string | number | null {
  if (cell === null) return null
  return 'text' in cell ? cell.text[language] : Number(cell.value)
}

// "hơn" and coverage do not fit into a number; they are said in the note of its cell.
function commentOf(cell: NumberCell, language: Language): string | undefined {
  const said = [cell.qualifier, cell.note?.[language]].filter(Boolean)
  return said.length > 0 ? said.join('. ') : undefined
}
