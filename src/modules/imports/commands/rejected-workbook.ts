import { Failure } from '#core/failure.ts'
import { read } from '#platform/db/transact.ts'
import { streamWorkbook, type SheetToStream } from '#platform/sheets/stream-sheet.ts'
import { rejectedSheets } from '../domain/rejected-sheets.ts'
import { listRejected } from '../queries/list-rows.ts'
import { loadBatch } from '../store.ts'
import { readGrids } from './read-grids.ts'

/** The rows that were kept out, as a workbook to correct and send again: cells marked, reasons beside. */
export async function rejectedWorkbook(
  id: string,
): Promise<{ readonly fileName: string; readonly body: ReadableStream<Uint8Array> }> {
  const batch = await read('import.read', (db) => loadBatch(db, id))
  const grids = await readGrids(batch.sha256, () => {})
  if (!grids.ok) throw new Failure('not-found', `rows of import ${id}: ${grids.refusal}`)
  const rejected = await listRejected(id)
  const sheets: readonly SheetToStream[] = rejectedSheets(
    grids.value,
    batch.mappings,
    new Map(Object.entries(batch.corrections)),
    rejected,
  )
  return {
    fileName: batch.fileName.replace(/\.xlsx$/i, '') + ' - dòng chưa nhận.xlsx',
    body: streamWorkbook(sheets),
  }
}
