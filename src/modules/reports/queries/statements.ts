import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import type { NarrativeFact, ReportScope } from '../model.ts'

type Row = {
  id: string
  position: number
  section: NarrativeFact['section']
  kind: string | null
  year: number
  places: NarrativeFact['places']
  text_vi: string
  text_en: string
  source_title: string
  source_url: string | null
  published: string | null
}

/** What sources tell in words about a scope in the years given. */
export async function statementsOf(
  scope: ReportScope,
  years: readonly number[],
): Promise<NarrativeFact[]> {
  const { rows } = await read('report.read', (db) =>
    sql<Row>`
      select id, position, section, kind, year, places, text_vi, text_en, source_title, source_url, published
      from reported_statement
      where scope_kind = ${scope.kind} and scope_code = ${scope.code} and year = any(${[...years]}) and deleted_at is null
      order by position, id`.execute(db),
  )
  return rows.map(({ text_vi, text_en, source_title, source_url, published, ...row }) => ({
    ...row,
    text: { vi: text_vi, en: text_en },
    source: { title: source_title, href: source_url, published },
  }))
}
