import { createHash } from 'node:crypto'
import { newId } from '#platform/db/new-id.ts'
import { once } from '#platform/db/once.ts'
import { transact } from '#platform/db/transact.ts'
import { log } from '#platform/log/log.ts'
import { precheck } from '#platform/sheets/precheck.ts'
import { findOpenBatch, insertBatch, saveFile } from '../store.ts'
import { readBatch } from './read-batch.ts'

/** A workbook as a person sends it. */
export type StartImport = {
  readonly fileName: string
  readonly bytes: Buffer
  /** The form's key: sent twice, the file is taken in once. */
  readonly key: string
}

/** Where the import is, and whether the file had been sent before. */
export type Started = { readonly id: string; readonly isKnownFile: boolean }

const longestName = 255

/** Takes a workbook in and begins to read it. The same file again leads to the import it already has. */
export async function startImport({ fileName, bytes, key }: StartImport): Promise<Started> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const checked = precheck(bytes)
  const name = tidyName(fileName)
  const started = await transact({ act: 'import.start' }, (tx) =>
    once<Started>(tx, { key, request: { sha256, name } }, async () => {
      const known = await findOpenBatch(tx, sha256)
      if (known !== undefined) return { id: known, isKnownFile: true }
      const id = newId()
      if (checked.ok) await saveFile(tx, sha256, bytes)
      await insertBatch(tx, {
        id,
        sha256,
        fileName: name,
        sizeBytes: bytes.length,
        refusal: checked.ok ? null : checked.refusal,
      })
      return { id, isKnownFile: false }
    }),
  )
  await beginReading(started.id)
  return started
}

const waitMs = 1_500

/** Begins to read, and waits a moment: most files are read before the page is drawn. */
export async function beginReading(id: string): Promise<void> {
  // A reading that fails leaves the import to be read again by whoever looks at it.
  const reading = readBatch(id).catch((err: unknown) => log.error({ event: 'import', id, err }))
  await Promise.race([reading, new Promise((resolve) => setTimeout(resolve, waitMs).unref())])
}

// The name is shown and offered for download: signs that turn or break a line are left out.
function tidyName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}"<>|?*:]/gu, '')
    .trim()
  return plain.slice(-longestName) || 'khong-ten.xlsx'
}
