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
export async function loadFigures(filter: FigureFilter): Promise<readonly ReportedFigure[]> {
  const { rows } = await read((db) =>
    sql<{ origin: unknown }>`
      select f.origin from reported_figure f where ${condition(filter)} order by f.id limit ${mostFigures}`.execute(db),
  )
  return readFigures(rows.map((row) => row.origin)).figures
}
