import { sql } from 'kysely'
import { Failure } from '#core/failure.ts'
import type { SchemeDraft } from '#modules/schemes/model.ts'
import type { Tx } from '#platform/db/transact.ts'
import type { RememberedMapping } from './domain/read-book.ts'
import type { SheetMapping } from './domain/sheet-mapping.ts'
import type { ImportState, ImportSummary, Problem, RowDecision, Severity } from './model.ts'

/** A row of an import as it is kept until somebody decides. */
export type StagedRow = {
  readonly sheetNo: number
  readonly row: number
  readonly sheet: string
  readonly decision: RowDecision
  readonly worst: Severity | null
  readonly draft: SchemeDraft | null
  readonly problems: readonly Problem[]
}

/** What commands need of an import. */
export type StoredBatch = {
  readonly id: string
  readonly sha256: string
  readonly fileName: string
  readonly state: ImportState
  readonly mappings: readonly SheetMapping[]
  readonly corrections: Readonly<Record<string, string>>
  readonly taken: number | null
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

/** The import that already reads, shows or has taken this file. */
export async function findOpenBatch(tx: Tx, sha256: string): Promise<string | undefined> {
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

type BatchRow = Omit<StoredBatch, 'fileName'> & { readonly file_name: string }

/**
 * An import, locked against other writers when `forUpdate`.
 * @throws {Failure} not-found
 */
export async function loadBatch(
  tx: Tx,
  id: string,
  forUpdate: 'for update' | 'unlocked' = 'unlocked',
): Promise<StoredBatch> {
  const { rows } = await sql<BatchRow>`
    select id, sha256, file_name, state, mappings, corrections, taken from import_batch where id = ${id}
    ${sql.raw(forUpdate === 'unlocked' ? '' : forUpdate)}`.execute(tx)
  const found = rows[0]
  if (!found) throw new Failure('not-found', `import ${id}`)
  return { ...found, fileName: found.file_name }
}

/** Says how far the reading is. */
export async function saveProgress(tx: Tx, id: string, percent: number): Promise<void> {
  await sql`
    insert into import_progress (batch_id, percent) values (${id}, ${percent})
    on conflict (batch_id) do update set percent = excluded.percent, at = now()`.execute(tx)
}

/** Keeps what a reading came to, in place of the one before. */
export async function saveReading(
  tx: Tx,
  id: string,
  {
    mappings,
    rows,
    summary,
  }: {
    readonly mappings: readonly SheetMapping[]
    readonly rows: readonly StagedRow[]
    readonly summary: ImportSummary
  },
): Promise<void> {
  await sql`delete from import_row where batch_id = ${id}`.execute(tx)
  const rowsAtOnce = 2_000
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = rows.slice(from, from + rowsAtOnce).map((row) => ({
      sheet_no: row.sheetNo,
      row_no: row.row,
      sheet: row.sheet,
      decision: row.decision,
      worst: row.worst,
      draft: row.draft,
      problems: row.problems,
    }))
    await sql`
      insert into import_row (batch_id, sheet_no, row_no, sheet, decision, worst, draft, problems)
      select ${id}::uuid, sheet_no, row_no, sheet, decision, worst, draft, problems
      from json_to_recordset(${asJson(part)}::json) r (sheet_no smallint, row_no int, sheet text, decision text, worst text,
        draft jsonb, problems jsonb)`.execute(tx)
  }
  await sql`
    update import_batch set state = 'preview', mappings = ${asJson(mappings)}::jsonb, summary = ${asJson(summary)}::jsonb
    where id = ${id}`.execute(tx)
}

/** Closes an import whose file cannot be read; the file is not kept. */
export async function saveRefusal(tx: Tx, id: string, refusal: string): Promise<void> {
  await sql`update import_batch set state = 'refused', refusal = ${refusal} where id = ${id}`.execute(
    tx,
  )
  await sql`
    delete from import_file where sha256 = (select sha256 from import_batch where id = ${id})
      and not exists (select 1 from import_batch b where b.sha256 = import_file.sha256 and b.state <> 'refused')`.execute(
    tx,
  )
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

/** Remembers what a person said about headings like these. */
export async function rememberMapping(
  tx: Tx,
  { fingerprint, fields, unit, unitFrom }: SheetMapping,
): Promise<void> {
  await sql`
    insert into import_mapping (fingerprint, fields, unit)
    values (md5(${fingerprint}), ${asJson(fields)}::jsonb, ${unitFrom === 'person' ? unit : null})
    on conflict (fingerprint) do update set fields = excluded.fields, unit = excluded.unit, updated_at = now()`.execute(
    tx,
  )
}

/** What is remembered of these headings, by fingerprint. */
export async function recallMappings(
  tx: Tx,
  fingerprints: readonly string[],
): Promise<ReadonlyMap<string, RememberedMapping>> {
  const { rows } = await sql<RememberedMapping & { asked: string }>`
    select asked, fields, unit from unnest(${fingerprints}::text[]) asked join import_mapping on fingerprint = md5(asked)`.execute(
    tx,
  )
  return new Map(rows.map(({ asked, fields, unit }) => [asked, { fields, unit }]))
}

/** The rows an import would take. */
export async function loadRowsToTake(
  tx: Tx,
  id: string,
): Promise<readonly { sheetNo: number; row: number; draft: SchemeDraft }[]> {
  const { rows } = await sql<{ sheet_no: number; row_no: number; draft: StoredDraft }>`
    select sheet_no, row_no, draft from import_row where batch_id = ${id} and decision = 'take' order by sheet_no, row_no`.execute(
    tx,
  )
  return rows.map(({ sheet_no, row_no, draft }) => ({
    sheetNo: sheet_no,
    row: row_no,
    draft: draftOf(draft),
  }))
}

/** Closes an import as taken, and says which scheme each row became; the others were on record already. */
export async function saveTaken(
  tx: Tx,
  id: string,
  taken: readonly {
    readonly sheetNo: number
    readonly row: number
    readonly schemeId: string | null
  }[],
): Promise<void> {
  await sql`
    update import_row r set scheme_id = t.scheme_id, decision = case when t.scheme_id is null then 'unchanged' else 'take' end
    from unnest(${taken.map(({ sheetNo }) => sheetNo)}::smallint[], ${taken.map(({ row }) => row)}::int[],
      ${taken.map(({ schemeId }) => schemeId)}::uuid[]) t (sheet_no, row_no, scheme_id)
    where r.batch_id = ${id} and r.sheet_no = t.sheet_no and r.row_no = t.row_no`.execute(tx)
  const count = taken.filter(({ schemeId }) => schemeId !== null).length
  await sql`update import_batch set state = 'taken', taken = ${count}, taken_at = now() where id = ${id}`.execute(
    tx,
  )
}

/** Closes an import as undone. */
export async function saveUndone(tx: Tx, id: string): Promise<void> {
  await sql`update import_batch set state = 'undone', undone_at = now() where id = ${id}`.execute(
    tx,
  )
}

type StoredMoney = {
  source: SchemeDraft['money'][number]['source']
  plannedDong: string | null
  actualDong: string | null
}
/** A draft as JSON holds it: amounts are texts. */
export type StoredDraft = Omit<SchemeDraft, 'money'> & { readonly money: readonly StoredMoney[] }

/** The draft a stored one stands for. */
export function draftOf(stored: StoredDraft): SchemeDraft {
  const dong = (text: string | null) => (text === null ? null : BigInt(text))
  return {
    ...stored,
    money: stored.money.map(({ source, plannedDong, actualDong }) => ({
      source,
      plannedDong: dong(plannedDong),
      actualDong: dong(actualDong),
    })),
  }
}

function asJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'bigint' ? part.toString() : part,
  )
}
