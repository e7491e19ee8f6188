import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import type { ReportedFigure } from '../domain/figure.ts'
import { readFigures } from '../domain/read-figures.ts'
import { condition, type FigureFilter } from './list-figures.ts'

const mostFigures = 20_000

/**
 * Figures with their meaning, for reports and checks.
 *
 * The record as received is what is kept; its meaning is read from it, so that a better mapping of
 * indicators applies to old records without touching them.
 */
export async function listReportedFigures(
  filter: FigureFilter,
): Promise<readonly ReportedFigure[]> {
  const { rows } = await read((db) =>
    sql<{ origin: unknown }>`
      select f.origin from reported_figure f where ${condition(filter)} order by f.id limit ${mostFigures}`.execute(
      db,
    ),
  )
  return readFigures(rows.map((row) => row.origin))
}

/** One figure by its identifier, with the record it was read from. */
export async function findFigure(
  id: string,
): Promise<
  | { figure: ReportedFigure; origin: Readonly<Record<string, unknown>>; sourceId: string }
  | undefined
> {
  const { rows } = await read((db) =>
    sql<{ origin: Record<string, unknown>; source_id: string }>`
      select origin, source_id from reported_figure where id = ${id} and deleted_at is null`.execute(
      db,
    ),
  )
  const row = rows[0]
  const figure = row && readFigures([row.origin])[0]
  return figure && { figure, origin: row.origin, sourceId: row.source_id }
}
