import { sql } from 'kysely'
import type { SchemeDraft } from '#modules/schemes/model.ts'
import { knownPart } from '#core/known-part.ts'
import { newId } from '#platform/db/new-id.ts'
import type { Tx } from '#platform/db/transact.ts'
import { whileWriting } from '#platform/db/while-writing.ts'
import type { SheetMapping } from '../domain/sheet-mapping.ts'
import type { ImportSummary, Problem, RowDecision, Severity } from '../model.ts'
import { asJson } from './as-json.ts'

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

/** Keeps the rows of a reading as they come, in place of those of the reading before. */
export async function saveRows(
  tx: Tx,
  id: string,
  parts: AsyncIterable<readonly StagedRow[]>,
): Promise<void> {
  await sql`delete from import_row where batch_id = ${id}`.execute(tx)
  await whileWriting(parts, async (rows) => {
    await sql`
      insert into import_row (batch_id, sheet_no, row_no, sheet, decision, worst, draft, problems, scheme_id)
      select ${id}::uuid, sheet_no, row_no, sheet, decision, worst, draft, problems, scheme_id
      from json_to_recordset(${JSON.stringify(rows.map(rowColumns))}::json) r (sheet_no smallint, row_no int, sheet text,
        decision text, worst text, draft jsonb, problems jsonb, scheme_id uuid)`.execute(tx)
  })
}

/** Keeps what a reading came to, and opens the import for a decision. */
export async function saveReading(
  tx: Tx,
  id: string,
  {
    mappings,
    summary,
  }: { readonly mappings: readonly SheetMapping[]; readonly summary: ImportSummary },
): Promise<void> {
  await sql`
    update import_batch set state = 'preview', mappings = ${asJson(mappings)}::jsonb, summary = ${asJson(summary)}::jsonb
    where id = ${id}`.execute(tx)
}

function rowColumns(row: StagedRow) {
  return {
    sheet_no: row.sheetNo,
    row_no: row.row,
    sheet: row.sheet,
    // The table knows no rows that a person left out: they are kept out, with nothing worse than a remark.
    decision: row.decision === 'left' ? 'reject' : row.decision,
    worst: row.worst,
    draft: row.draft && storedOf(row.draft),
    problems: row.problems,
    // The scheme a row would become has its identifier from the start: taking it then changes no row of the import.
    scheme_id: row.decision === 'take' ? newId() : null,
  }
}

/** The rows an import would take, with the identifier each scheme would have. */
export async function loadRowsToTake(
  tx: Tx,
  id: string,
): Promise<readonly { schemeId: string; draft: SchemeDraft }[]> {
  const { rows } = await sql<{ scheme_id: string; draft: StoredDraft }>`
    select scheme_id, draft from import_row where batch_id = ${id} and decision = 'take' order by sheet_no, row_no`.execute(
    tx,
  )
  return rows.map(({ scheme_id, draft }) => ({ schemeId: scheme_id, draft: draftOf(draft) }))
}

/** Closes an import as taken. `onRecord` are the rows of it that turned out to be in the register already. */
export async function saveTaken(
  tx: Tx,
  id: string,
  { taken, onRecord }: { readonly taken: number; readonly onRecord: readonly string[] },
): Promise<void> {
  if (onRecord.length > 0)
    await sql`
      update import_row set scheme_id = null, decision = 'unchanged'
      where batch_id = ${id} and decision = 'take' and scheme_id = any (${onRecord}::uuid[])`.execute(
      tx,
    )
  await sql`update import_batch set state = 'taken', taken = ${taken}, taken_at = now() where id = ${id}`.execute(
    tx,
  )
}

type Dong = { readonly plannedDong?: string | null; readonly actualDong?: string | null }
type StoredMoney = Pick<SchemeDraft['money'][number], 'source'> & Dong
type StoredOutput = Partial<SchemeDraft['outputs'][number]> &
  Pick<SchemeDraft['outputs'][number], 'indicator'>

const nothingKnown = {
  activityKind: null,
  fundTier: null,
  implementer: null,
  yearFrom: null,
  yearTo: null,
  documentNumber: null,
  sourceUrl: null,
  sourceNote: null,
  note: null,
} satisfies Partial<SchemeDraft>

/** A draft as JSON holds it: amounts are texts, and what is not known is absent. */
export type StoredDraft = Omit<SchemeDraft, 'money' | 'outputs' | keyof typeof nothingKnown> &
  Partial<Pick<SchemeDraft, keyof typeof nothingKnown>> & {
    readonly money: readonly StoredMoney[]
    readonly outputs: readonly StoredOutput[]
  }

function storedOf(draft: SchemeDraft): StoredDraft {
  const { isFlagship, isGroup, status, title, establishments } = draft
  return {
    ...knownPart(draft),
    ...{ isFlagship, isGroup, status, title, establishments },
    place: { ...draft.place },
    money: draft.money.map(({ source, plannedDong, actualDong }) => ({
      source,
      ...(plannedDong === null ? {} : { plannedDong: plannedDong.toString() }),
      ...(actualDong === null ? {} : { actualDong: actualDong.toString() }),
    })),
    outputs: draft.outputs,
  }
}

/** The draft a stored one stands for. */
export function draftOf(stored: StoredDraft): SchemeDraft {
  const dong = (text: string | null | undefined) => (text ? BigInt(text) : null)
  return {
    ...nothingKnown,
    ...stored,
    money: stored.money.map(({ source, plannedDong, actualDong }) => ({
      source,
      plannedDong: dong(plannedDong),
      actualDong: dong(actualDong),
    })),
    outputs: stored.outputs.map((output) => ({ planned: null, actual: null, ...output })),
  }
}
