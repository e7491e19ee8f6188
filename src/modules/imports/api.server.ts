export {
  applyFix,
  applyFixToAll,
  correctMapping,
  leaveOutRow,
  takeBackRow,
  type CellFix,
  type RowOfBook,
} from './commands/correct-import.ts'
export { confirmImport, dropImport, undoImport, type Taken } from './commands/confirm-import.ts'
export { readBatch } from './commands/read-batch.ts'
export { rejectedWorkbook } from './commands/rejected-workbook.ts'
export {
  beginReading,
  startImport,
  type StartImport,
  type Started,
} from './commands/start-import.ts'
export { findImport, listImports } from './queries/find-import.ts'
export { listBulkFixes, type BulkFix } from './queries/list-bulk-fixes.ts'
export { listRows, rowsOnPage, type ImportRow, type RowsAsked } from './queries/list-rows.ts'
export { openImports } from './store/open-imports.ts'
