import { sql } from 'kysely'
import type { SchemeDraft } from '#modules/schemes/model.ts'
import type { Tx } from '#platform/db/transact.ts'
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
      // The table knows no rows that a person left out: they are kept out, with nothing worse than a remark.
      decision: row.decision === 'left' ? 'reject' : row.decision,
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
