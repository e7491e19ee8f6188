import { sql } from 'kysely'
import { Failure } from '#core/failure.ts'
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
 * @throws {Failure} too-large, rather than leave figures out of a sum unseen
 */
export async function listReportedFigures(
  filter: FigureFilter,
): Promise<readonly ReportedFigure[]> {
  const { rows } = await read('figure.read', (db) =>
    sql<{ origin: unknown }>`
      select f.origin from reported_figure f where ${condition(filter)} order by f.id limit ${mostFigures + 1}`.execute(
      db,
    ),
  )
  if (rows.length > mostFigures)
    throw new Failure('too-large', `More than ${mostFigures} figures`, {
      says:
        'Phạm vi này có hơn 20.000 số liệu, quá nhiều để đọc đủ trong một lần; hệ thống không tự bỏ bớt số nào. ' +
        'Hãy chọn phạm vi hẹp hơn, hoặc báo người quản trị nếu không chọn được.',
    })
  return readFigures(rows.map((row) => row.origin))
}

/** One figure by its identifier, with the record it was read from. */
export async function findFigure(
  id: string,
): Promise<
  | { figure: ReportedFigure; origin: Readonly<Record<string, unknown>>; sourceId: string }
  | undefined
> {
  const { rows } = await read('figure.read', (db) =>
    sql<{ origin: Record<string, unknown>; source_id: string }>`
      select origin, source_id from reported_figure where id = ${id} and deleted_at is null`.execute(
      db,
    ),
  )
  const row = rows[0]
  const figure = row && readFigures([row.origin])[0]
  return figure && { figure, origin: row.origin, sourceId: row.source_id }
}
