import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import type { SchemeToSave } from '../model.ts'
import {
  draftColumnNames,
  draftColumnTypes,
  draftColumns,
  moneyRows,
  outputRows,
} from './scheme-rows.ts'

const names = sql.raw(draftColumnNames)
const types = sql.raw(draftColumnTypes)

/** Writes an edited scheme over version `version`. Returns whether that version was still the current one. */
export async function updateSchemeRow(
  tx: Tx,
  { id, draft }: SchemeToSave,
  version: number,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update scheme s set (${names}) = (select ${names} from json_to_record(${JSON.stringify(draftColumns(draft))}::json) r (${types})),
      version = version + 1, updated_at = now()
    where id = ${id} and version = ${version} and deleted_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** Makes the money, outputs and establishments of a scheme what the draft says; untouched lines stay untouched. */
export async function replaceParts(
  tx: Tx,
  scheme: SchemeToSave,
  establishmentIds: readonly string[],
): Promise<void> {
  await replaceMoney(tx, scheme)
  await replaceOutputs(tx, scheme)
  await sql`delete from scheme_beneficiary where scheme_id = ${scheme.id}
    and establishment_id <> all (${establishmentIds}::uuid[])`.execute(tx)
  await sql`insert into scheme_beneficiary
    select s.id, s.province_id, e from scheme s, unnest(${establishmentIds}::uuid[]) e
    where s.id = ${scheme.id} on conflict do nothing`.execute(tx)
}

async function replaceMoney(tx: Tx, scheme: SchemeToSave): Promise<void> {
  const lines = moneyRows(scheme)
  await sql`delete from scheme_money where scheme_id = ${scheme.id}
    and source <> all (${lines.map((line) => line.source)}::text[])`.execute(tx)
  await sql`
    insert into scheme_money as m
    select s.id, s.province_id, r.source, r.planned_dong, r.actual_dong
    from json_to_recordset(${JSON.stringify(lines)}::json) r (scheme_id uuid, source text, planned_dong bigint, actual_dong bigint)
    join scheme s on s.id = r.scheme_id
    on conflict (scheme_id, province_id, source) do update set planned_dong = excluded.planned_dong, actual_dong = excluded.actual_dong
    where (m.planned_dong, m.actual_dong) is distinct from (excluded.planned_dong, excluded.actual_dong)`.execute(
    tx,
  )
}

async function replaceOutputs(tx: Tx, scheme: SchemeToSave): Promise<void> {
  const outputs = outputRows(scheme)
  await sql`delete from scheme_output where scheme_id = ${scheme.id}
    and indicator <> all (${outputs.map((output) => output.indicator)}::text[])`.execute(tx)
  await sql`
    insert into scheme_output as o
    select s.id, s.province_id, r.indicator, r.planned, r.actual
    from json_to_recordset(${JSON.stringify(outputs)}::json) r (scheme_id uuid, indicator text, planned numeric, actual numeric)
    join scheme s on s.id = r.scheme_id
    on conflict (scheme_id, province_id, indicator) do update set planned = excluded.planned, actual = excluded.actual
    where (o.planned, o.actual) is distinct from (excluded.planned, excluded.actual)`.execute(tx)
}

/** Puts a scheme away, to be brought back. Returns whether that version was still the current one. */
export async function markDeleted(tx: Tx, id: string, version: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update scheme set deleted_at = now(), version = version + 1, updated_at = now()
    where id = ${id} and version = ${version} and deleted_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** Brings back a scheme that was put away. Returns whether there was one. */
export async function unmarkDeleted(tx: Tx, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update scheme set deleted_at = null, version = version + 1, updated_at = now()
    where id = ${id} and deleted_at is not null`.execute(tx)
  return numAffectedRows === 1n
}

/**
 * Puts away every scheme of an import that is as it was imported. Returns how many those were, and how many stay
 * because somebody changed them.
 */
export async function markBatchDeleted(
  tx: Tx,
  batch: string,
): Promise<{ removed: number; left: number }> {
  const { numAffectedRows } = await sql`
    update scheme set deleted_at = now(), version = version + 1, updated_at = now()
    where import_batch = ${batch} and deleted_at is null and version = 1`.execute(tx)
  const { rows } = await sql<{ left: bigint }>`
    select count(*) as left from scheme where import_batch = ${batch} and deleted_at is null`.execute(
    tx,
  )
  return { removed: Number(numAffectedRows ?? 0), left: Number(rows[0]?.left ?? 0) }
}
