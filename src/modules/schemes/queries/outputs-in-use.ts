import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import type { SchemeFilter } from '../model.ts'
import { schemeWhere } from './filter-sql.ts'

/** The indicators that the schemes of a filter have outputs of. */
export async function outputsInUse(filter: SchemeFilter): Promise<string[]> {
  const { rows } = await read('scheme.read', (db, standing) =>
    sql<{ indicator: string }>`
      select distinct indicator from scheme_output
      where scheme_id in (select id from scheme where ${schemeWhere(filter, standing)}) order by indicator`.execute(
      db,
    ),
  )
  return rows.map(({ indicator }) => indicator)
}
