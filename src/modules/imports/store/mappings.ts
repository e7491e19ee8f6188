import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import type { RememberedMapping } from '../domain/read-book.ts'
import type { SheetMapping } from '../domain/sheet-mapping.ts'
import { asJson } from './as-json.ts'

/** Remembers what a person said about headings like these. */
export async function rememberMapping(
  tx: Tx,
  { fingerprint, fields, unit, unitFrom }: SheetMapping,
): Promise<void> {
  await sql`
    insert into import_mapping (fingerprint, fields, unit)
    values (md5(${fingerprint}), ${asJson(fields)}::jsonb, ${unitFrom === 'person' ? unit : null})
    on conflict (fingerprint) do update set fields = excluded.fields, unit = excluded.unit, updated_at = now()`.execute(
    tx,
  )
}

/** What is remembered of these headings, by fingerprint. */
export async function recallMappings(
  tx: Tx,
  fingerprints: readonly string[],
): Promise<ReadonlyMap<string, RememberedMapping>> {
  const { rows } = await sql<RememberedMapping & { asked: string }>`
    select asked, fields, unit from unnest(${fingerprints}::text[]) asked join import_mapping on fingerprint = md5(asked)`.execute(
    tx,
  )
  return new Map(rows.map(({ asked, fields, unit }) => [asked, { fields, unit }]))
}
