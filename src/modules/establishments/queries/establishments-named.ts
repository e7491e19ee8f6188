import { sql } from 'kysely'
import { isRecordId } from '#core/record-id.ts'
import { asSystem } from '#platform/db/acting.ts'
import { read } from '#platform/db/transact.ts'
import { establishmentKey } from '../domain/establishment-key.ts'

/** The names of establishments by identifier, as a unit refers to them. */
export async function establishmentsNamed(
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)].filter(isRecordId)
  if (asked.length === 0) return new Map()
  const { rows } = await asSystem(() =>
    read('establishment.name', (db) =>
      sql<{ id: string; name: string }>`
        select id, name from establishment where id = any (${asked}::uuid[])`.execute(db),
    ),
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The establishment of a province that goes by a name, however it is spelt, whoever asks; none when two do. */
export async function establishmentCalled(asked: {
  readonly name: string
  readonly provinceId: string
}): Promise<string | undefined> {
  const { rows } = await asSystem(() =>
    read('establishment.name', (db) =>
      sql<{ id: string }>`
        select id from establishment
        where province_id = ${asked.provinceId} and name_key = ${establishmentKey(asked.name)} and deleted_at is null
        limit 2`.execute(db),
    ),
  )
  return rows.length === 1 ? rows[0]?.id : undefined
}
