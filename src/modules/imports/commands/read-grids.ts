import { read } from '#platform/db/transact.ts'
import { readWorkbook } from '#platform/sheets/read-workbook.ts'
import type { ReadResult } from '#platform/sheets/refusals.ts'
import type { Grid } from '../domain/grid.ts'
import { loadFile } from '../store.ts'

// A person corrects the same workbook several times in a row: the last two stay unpacked for a while.
const kept = new Map<string, { readonly grids: readonly Grid[]; readonly until: number }>()
const mostKept = 2
const keepMs = 10 * 60_000

/** The sheets of a kept file. */
export async function readGrids(
  sha256: string,
  onProgress: (percent: number) => void,
): Promise<ReadResult<readonly Grid[]>> {
  const known = kept.get(sha256)
  if (known && known.until > Date.now()) return { ok: true, value: known.grids }
  const result = await readWorkbook(await read('import.read', (db) => loadFile(db, sha256)), {
    onProgress,
  })
  if (!result.ok) return result
  for (const key of [...kept.keys()].slice(0, Math.max(0, kept.size - mostKept + 1)))
    kept.delete(key)
  kept.set(sha256, { grids: result.value.sheets, until: Date.now() + keepMs })
  return { ok: true, value: result.value.sheets }
}
