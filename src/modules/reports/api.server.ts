export { freezeReport, mostReason } from './commands/freeze-report.ts'
export { loadRealStatements } from './commands/load-real-statements.ts'
export { comparison, statusesOf, type Comparison, type ComparisonRow } from './domain/compare.ts'
export { writeProse } from './domain/prose/write-prose.ts'
export type { Paragraph, Part, ReportProse, Section } from './domain/prose/prose.ts'
export { mayFreeze } from './queries/may-freeze.ts'
export { listSnapshots, findSnapshot } from './queries/snapshots.ts'
export {
  openSnapshot,
  restatementsOf,
  type ExplainedRestatement,
  type FrozenReport,
} from './queries/restatements.ts'
export { reportsOnOffer, type ReportOnOffer } from './queries/reports-on-offer.ts'
export { schemeTable, yearReport, type AskedReport } from './queries/year-report.ts'
export type { YearReport } from './domain/year-report.ts'
export { reportFigure } from './queries/report-figure.ts'
export { cellText, reportLetter } from './documents/report-letter.ts'
export { reportSheets } from './documents/report-workbook.ts'
export { figuresTable } from './domain/tables/figures-table.ts'
export { reportTables } from './domain/tables/report-tables.ts'
export type { ReportTable, TableCell, TableColumn, TableRow } from './domain/tables/table.ts'
export { findingRuns } from './domain/prose/finding-sentences.ts'
export { scopeOfSlug, slugOf } from './domain/scope.ts'
export { findWhole } from './domain/measure.ts'
export { carriedOut, planned } from './domain/prose/writer.ts'
export { reportHref as provinceHref } from './domain/tables/province-table.ts'
export { writeFigure } from './domain/prose/numbers.ts'
