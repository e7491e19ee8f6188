import { sql, type RawBuilder } from 'kysely'
import type { PlainDate } from '#core/plain-date.ts'
import { read, type Tx } from '#platform/db/transact.ts'

/** A share as a list shows it. */
export type ShareLine = {
  readonly id: string
  readonly fromProvinceId: string
  readonly toProvinceId: string
  readonly ground: string
  readonly documentNumber: string | null
  readonly endsOn: PlainDate
  readonly givenBy: string
  /** As whom, as the trail writes it. */
  readonly givenAs: string | null
  readonly givenAt: Date
  readonly endedAt: Date | null
  readonly endedBy: string | null
  readonly endedAs: string | null
  readonly endedBecause: string | null
  readonly version: number
  readonly schemes: number
}

const mostListed = 200

/** The shares whoever acts may see, given and received, the latest first. */
export function listShares(): Promise<readonly ShareLine[]> {
  return read('share.read', (db) => select(db, sql<boolean>`true`))
}

/** A share, or `undefined` when there is none or it is between other provinces. */
export function findShare(id: string): Promise<ShareLine | undefined> {
  return read('share.read', async (db) => (await select(db, sql<boolean>`id = ${id}::uuid`))[0])
}

/** The shares that open a scheme to another province now, as far as whoever acts may see them. */
export function lastingSharesOf(schemeId: string): Promise<readonly ShareLine[]> {
  const isOpening = sql<boolean>`id in (select share_id from shared_scheme where scheme_id = ${schemeId}::uuid)`
  return read('share.read', (db) => select(db, isOpening))
}

async function select(db: Tx, which: RawBuilder<boolean>): Promise<readonly ShareLine[]> {
  const { rows } = await sql<ShareLine>`
    select id, from_province_id as "fromProvinceId", to_province_id as "toProvinceId", ground, document_number as "documentNumber",
      ends_on as "endsOn", given_by as "givenBy", given_as as "givenAs", given_at as "givenAt", ended_at as "endedAt",
      ended_by as "endedBy", ended_as as "endedAs",
      ended_because as "endedBecause", version,
      (select count(*)::int from record_share_item where share_id = record_share.id) as schemes
    from record_share where ${which}
    order by given_at desc limit ${mostListed}`.execute(db)
  return rows
}

/** The identifiers of the schemes of a share. */
export async function schemesOfShare(id: string): Promise<readonly string[]> {
  const { rows } = await read('share.read', (db) =>
    sql<{ id: string }>`
      select scheme_id as id from record_share_item where share_id = ${id}::uuid order by 1`.execute(
      db,
    ),
  )
  return rows.map((row) => row.id)
}
