import { isRecordId } from '#core/record-id.ts'
import { sql } from 'kysely'
import { may } from '#modules/access/api.server.ts'
import { amongPublished, amongShared } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'
import { schemeWhere } from './filter-sql.ts'

/**
 * The titles of schemes by identifier, as a list shows them: of those within reach of whoever asks, shared with their province
 * or published. None of them is opened by it.
 */
export async function schemeTitles(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = ids.filter(isRecordId)
  if (asked.length === 0) return new Map()
  const own = await titlesWithin(asked)
  const shared = may('shared.read') ? await amongShared(() => titlesWithin(asked)) : []
  return new Map([...(await amongPublished(() => titlesWithin(asked))), ...shared, ...own])
}

async function titlesWithin(
  ids: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await read('scheme.read', (db, standing) =>
    sql<{ id: string; title: string }>`
      select id, title from scheme where id = any (${ids}::uuid[]) and ${schemeWhere({}, standing)}`.execute(
      db,
    ),
  )
  return rows.map(({ id, title }) => [id, title])
}
