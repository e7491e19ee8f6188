import type { SchemeRow, YearReport } from '../year-report.ts'
import { figuresTable } from './figures-table.ts'
import { kindTable } from './kind-table.ts'
import { moneyTable, schemesTable } from './money-table.ts'
import { provinceTable } from './province-table.ts'
import { registerTable } from './register-table.ts'
import { resultsTable } from './results-table.ts'
import type { ReportTable } from './table.ts'

/** The annex tables of a report, in order; those without rows are left out. */
export function reportTables(report: YearReport, schemes: readonly SchemeRow[]): ReportTable[] {
  const tables = [
    moneyTable(report),
    schemesTable(report),
    registerTable(report),
    resultsTable(report),
    ...(report.members.length > 1 ? [provinceTable(report)] : []),
    kindTable(report, schemes, 'plannedDong'),
    kindTable(report, schemes, 'actualDong'),
    figuresTable(report),
  ]
  return tables.filter(({ rows }) => rows.length > 0)
}
