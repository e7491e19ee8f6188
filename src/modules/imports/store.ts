import { sql } from 'kysely'
import { Failure } from '#core/failure.ts'
import type { Tx } from '#platform/db/transact.ts'
import type { SheetMapping } from './domain/sheet-mapping.ts'
import type { ImportState } from './model.ts'
import { asJson } from './store/as-json.ts'

/** What commands need of an import. */
export type StoredBatch = {
  readonly id: string
  readonly sha256: string
  readonly fileName: string
  readonly state: ImportState
  readonly mappings: readonly SheetMapping[]
  readonly corrections: Readonly<Record<string, string>>
  readonly taken: number | null
  /** Whose it is: today's province and the unit that sent it. */
  readonly provinceId: string | null
  readonly ownerUnitId: string | null
}

/** Keeps the bytes of a file; a file already kept stays as it is. */
export async function saveFile(tx: Tx, sha256: string, bytes: Buffer): Promise<void> {
  await sql`insert into import_file (sha256, bytes) values (${sha256}, ${bytes}) on conflict do nothing`.execute(
    tx,
  )
}

/** The bytes of a kept file. */
export async function loadFile(tx: Tx, sha256: string): Promise<Buffer> {
  const { rows } = await sql<{
    bytes: Buffer
  }>`select bytes from import_file where sha256 = ${sha256}`.execute(tx)
  if (!rows[0]) throw new Failure('not-found', `import file ${sha256}`)
  return rows[0].bytes
}

/** The import that already reads, shows or has taken this file; another sending of it that is under way is waited for. */
export async function findOpenBatch(tx: Tx, sha256: string): Promise<string | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    select id from import_batch where sha256 = ${sha256} and state in ('reading', 'preview', 'taken')`.execute(
    tx,
  )
  return rows[0]?.id
}

type NewBatch = {
  readonly id: string
  readonly sha256: string
  readonly fileName: string
  readonly sizeBytes: number
  readonly refusal: string | null
}

/** Opens an import; a refused file opens one that is closed at once. */
export async function insertBatch(
  tx: Tx,
  { id, sha256, fileName, sizeBytes, refusal }: NewBatch,
): Promise<void> {
  const state = refusal === null ? 'reading' : 'refused'
  await sql`
    insert into import_batch (id, sha256, file_name, size_bytes, state, refusal)
    values (${id}, ${sha256}, ${fileName}, ${sizeBytes}, ${state}, ${refusal})`.execute(tx)
}

type BatchRow = Omit<StoredBatch, 'fileName' | 'provinceId' | 'ownerUnitId'> & {
  readonly file_name: string
  readonly province_id: string | null
  readonly owner_unit_id: string | null
}

/**
 * An import, locked against other writers when `for no key update`: rows and progress may still be hung on it.
 * @throws {Failure} not-found
 */
export async function loadBatch(
  tx: Tx,
  id: string,
  lock: 'for no key update' | 'unlocked' = 'unlocked',
): Promise<StoredBatch> {
  const { rows } = await sql<BatchRow>`
    select id, sha256, file_name, state, mappings, corrections, taken, province_id, owner_unit_id from import_batch where id = ${id}
    ${sql.raw(lock === 'unlocked' ? '' : lock)}`.execute(tx)
  if (!rows[0]) throw new Failure('not-found', `import ${id}`)
  const { file_name, province_id, owner_unit_id, ...found } = rows[0]
  return { ...found, fileName: file_name, provinceId: province_id, ownerUnitId: owner_unit_id }
}

/** Says how far the reading is. */
export async function saveProgress(tx: Tx, id: string, percent: number): Promise<void> {
  await sql`
    insert into import_progress (batch_id, percent) values (${id}, ${percent})
    on conflict (batch_id) do update set percent = excluded.percent, at = now()`.execute(tx)
}

/** Closes an import whose file cannot be read; the file is not kept. */
export async function saveRefusal(tx: Tx, id: string, refusal: string): Promise<void> {
  await sql`update import_batch set state = 'refused', refusal = ${refusal} where id = ${id}`.execute(
    tx,
  )
  await sql`select import_file_forget(${id}::uuid)`.execute(tx)
}

/** Keeps what a person corrected and sends the import back to be read. */
export async function saveCorrections(
  tx: Tx,
  { id, mappings, corrections }: Pick<StoredBatch, 'id' | 'mappings' | 'corrections'>,
): Promise<void> {
  await sql`
    update import_batch set state = 'reading', mappings = ${asJson(mappings)}::jsonb, corrections = ${asJson(corrections)}::jsonb
    where id = ${id}`.execute(tx)
  await saveProgress(tx, id, 0)
}

/** Closes an import as undone. */
export async function saveUndone(tx: Tx, id: string): Promise<void> {
  await sql`update import_batch set state = 'undone', undone_at = now() where id = ${id}`.execute(
    tx,
  )
}
