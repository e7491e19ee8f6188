import { sql } from 'kysely'
import type { SchemeDraft } from '#modules/schemes/model.ts'
import { read } from '#platform/db/transact.ts'
import type { Problem, RowDecision, Severity } from '../model.ts'
import { draftOf, type StoredDraft } from '../store/rows.ts'

/** A row of an import as a page shows it; rows count as people do. */
export type ImportRow = {
  readonly sheet: string
  readonly row: number
  readonly decision: RowDecision
  readonly worst: Severity | null
  readonly draft: SchemeDraft | null
  readonly problems: readonly Problem[]
  readonly schemeId: string | null
}

/** Which rows a page asks for: all of a decision, or those with a warning and no error. */
export type RowsAsked = {
  readonly decision: RowDecision | 'all' | 'toLookAt'
  readonly page: number
}

/** How many rows a page of an import shows. */
export const rowsOnPage = 50

type Row = {
  sheet: string
  row_no: number
  decision: RowDecision
  worst: Severity | null
  draft: StoredDraft | null
  problems: Problem[]
  scheme_id: string | null
}

/** One page of the rows of an import, with how many there are. */
export async function listRows(
  id: string,
  { decision, page }: RowsAsked,
): Promise<{ rows: readonly ImportRow[]; total: number }> {
  return read('import.read', async (db) => {
    const wanted =
      decision === 'all'
        ? sql`true`
        : decision === 'toLookAt'
          ? sql`worst = 'warning'`
          : conditionOf(decision)
    const { rows } = await sql<Row>`
      select sheet, row_no, decision, worst, draft, problems, scheme_id from import_row
      where batch_id = ${id} and ${wanted}
      order by sheet_no, row_no limit ${rowsOnPage} offset ${(Math.max(1, page) - 1) * rowsOnPage}`.execute(
      db,
    )
    const counted = await sql<{ total: number }>`
      select count(*)::int as total from import_row where batch_id = ${id} and ${wanted}`.execute(
      db,
    )
    return { rows: rows.map(toRow), total: counted.rows[0]?.total ?? 0 }
  })
}

// A row that a person left out is kept out with nothing worse than a remark; an error keeps out the others.
function conditionOf(decision: RowDecision) {
  if (decision === 'left') return sql`decision = 'reject' and worst = 'remark'`
  if (decision === 'reject') return sql`decision = 'reject' and worst = 'error'`
  return sql`decision = ${decision}`
}

/** The rows of an import that were kept out, with what is wrong. */
export async function listRejected(id: string): Promise<readonly ImportRow[]> {
  return read('import.read', async (db) => {
    const { rows } = await sql<Row>`
      select sheet, row_no, decision, worst, null as draft, problems, scheme_id from import_row
      where batch_id = ${id} and decision in ('reject', 'duplicate') and worst = 'error' order by sheet_no, row_no`.execute(
      db,
    )
    return rows.map(toRow)
  })
}

/** The problems of an import of one kind, for fixing them all at once. */
export async function listProblems(id: string, code: string): Promise<readonly Problem[]> {
  return read('import.read', async (db) => {
    const { rows } = await sql<{ problem: Problem }>`
      select problem from import_row, jsonb_array_elements(problems) problem
      where batch_id = ${id} and problem ->> 'code' = ${code}`.execute(db)
    return rows.map(({ problem }) => problem)
  })
}

function toRow(row: Row): ImportRow {
  return {
    sheet: row.sheet,
    row: row.row_no + 1,
    decision: row.decision === 'reject' && row.worst === 'remark' ? 'left' : row.decision,
    worst: row.worst,
    draft: row.draft && draftOf(row.draft),
    problems: row.problems,
    schemeId: row.scheme_id,
  }
}
