import { sql } from 'kysely'
import { keepingActing } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'
import type { SchemeFilter, SchemeSort, StoredScheme } from '../model.ts'
import { loadSchemes } from '../store/load-schemes.ts'
import { schemeOrder, schemeWhere } from './filter-sql.ts'

const atOnce = 1_000

/**
 * Every scheme of a filter in order, a thousand at a time, so that an export holds little memory.
 * The identifiers are taken first: what is added meanwhile is left out, what is deleted meanwhile is skipped.
 */
export function streamSchemes(
  filter: SchemeFilter,
  sort: SchemeSort = '-nam',
): AsyncGenerator<StoredScheme> {
  return keepingActing(() => schemesInOrder(filter, sort))
}

async function* schemesInOrder(
  filter: SchemeFilter,
  sort: SchemeSort,
): AsyncGenerator<StoredScheme> {
  const { rows } = await read('scheme.read', (db, standing) =>
    sql<{ ids: string[] | null }>`
      select array_agg(id) as ids from (select id from scheme where ${schemeWhere(filter, standing)} order by ${schemeOrder(sort)}) s`.execute(
      db,
    ),
  )
  const ids = rows[0]?.ids ?? []
  for (let start = 0; start < ids.length; start += atOnce) {
    const part = ids.slice(start, start + atOnce)
    const loaded = new Map(
      (await read('scheme.read', (db) => loadSchemes(db, part))).map((scheme) => [
        scheme.id,
        scheme,
      ]),
    )
    for (const id of part) {
      const scheme = loaded.get(id)
      if (scheme) yield scheme
    }
  }
}
