import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import type { NarrativeFact, ReportScope, ReportView } from './model.ts'

/** A frozen report to be kept. */
export type NewSnapshot = {
  readonly id: string
  readonly scope: ReportScope
  readonly year: number
  readonly view: ReportView
  readonly actor: string
  readonly reason: string
  readonly hash: string
  readonly content: string
}

/** Keeps a frozen report; nothing ever changes it. */
export async function saveSnapshot(tx: Tx, snapshot: NewSnapshot): Promise<void> {
  const { id, scope, year, view, actor, reason, hash, content } = snapshot
  await sql`
    insert into report_snapshot (id, scope_kind, scope_code, year, view, actor, reason, hash)
    values (${id}, ${scope.kind}, ${scope.code}, ${year}, ${view}, ${actor}, ${reason}, ${hash})`.execute(
    tx,
  )
  await sql`
    insert into report_snapshot_content (snapshot_id, content) values (${id}, ${content})`.execute(
    tx,
  )
}

/** A statement of a source with the scope it is about. */
export type NewStatement = NarrativeFact & { readonly scope: ReportScope }

/** Keeps statements that are not there yet, and the better words of those that are. */
export async function saveStatements(tx: Tx, statements: readonly NewStatement[]): Promise<number> {
  const rows = statements.map(
    ({ id, position, section, kind, scope, year, places, text, source }) => ({
      id,
      position,
      section,
      kind,
      scope_kind: scope.kind,
      scope_code: scope.code,
      year,
      places,
      text_vi: text.vi,
      text_en: text.en,
      source_title: source.title,
      source_url: source.href,
      published: source.published,
    }),
  )
  const { numAffectedRows } = await sql`
    insert into reported_statement as kept
    select * from jsonb_populate_recordset(null::reported_statement, ${JSON.stringify(rows)}::jsonb)
    on conflict (id) do update set text_vi = excluded.text_vi, text_en = excluded.text_en
      where (kept.text_vi, kept.text_en) is distinct from (excluded.text_vi, excluded.text_en)`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0n)
}
