import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import type { LegalForm, NamedEstablishment } from './model.ts'

/** An establishment to be found or made: its name with the key it is recognised by. */
export type KeyedEstablishment = NamedEstablishment & {
  readonly id: string
  readonly key: string
  readonly legalForm: LegalForm | null
}

/** The records with these keys in the provinces of today that hold the places; `null` where there is none. */
export async function findByKeys(
  tx: Tx,
  asked: readonly KeyedEstablishment[],
): Promise<(string | null)[]> {
  const { rows } = await sql<{ id: string | null }>`
    select e.id from ${askedRows(asked)}
    left join lateral (
      select id from establishment where province_id = coalesce(p.merged_into, p.code) and name_key = a.key
        and deleted_at is null order by created_at, id limit 1) e on true
    order by a.n`.execute(tx)
  return rows.map((row) => row.id)
}

/** Saves new establishments. */
export async function insertEstablishments(
  tx: Tx,
  made: readonly KeyedEstablishment[],
  importBatch: string | null,
): Promise<void> {
  await sql`
    insert into establishment (id, province_id, place_list, place_code, place_detail, name, legal_form, name_key, import_batch)
    select a.id, coalesce(p.merged_into, p.code), a.list, a.code, a.detail, a.name, a.form, a.key, ${importBatch}::uuid
    from ${askedRows(made)} order by a.n`.execute(tx)
}

/** Retires the establishments an import made that no scheme names any more. Returns how many. */
export async function retireUnusedOfBatch(tx: Tx, importBatch: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update establishment e set deleted_at = now(), version = version + 1, updated_at = now()
    where import_batch = ${importBatch} and deleted_at is null
      and not exists (select 1 from scheme_beneficiary b join scheme s on s.id = b.scheme_id
        where b.establishment_id = e.id and s.deleted_at is null)`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/**
 * Brings back retired establishments of a scheme that was brought back. One that was entered anew meanwhile stays retired:
 * the scheme then supports the new record.
 */
export async function reviveOfScheme(tx: Tx, schemeId: string): Promise<void> {
  const retired = sql`scheme_beneficiary b
    join establishment gone on gone.id = b.establishment_id and gone.deleted_at is not null
    cross join lateral (select id from establishment where province_id = gone.province_id and name_key = gone.name_key
      and deleted_at is null order by created_at, id limit 1) anew
    where b.scheme_id = ${schemeId}`
  await sql`insert into scheme_beneficiary select b.scheme_id, b.province_id, anew.id from ${retired}
    on conflict do nothing`.execute(tx)
  await sql`delete from scheme_beneficiary where scheme_id = ${schemeId}
    and establishment_id in (select gone.id from ${retired})`.execute(tx)
  await sql`
    update establishment set deleted_at = null, version = version + 1, updated_at = now()
    where deleted_at is not null
      and id in (select establishment_id from scheme_beneficiary where scheme_id = ${schemeId})`.execute(
    tx,
  )
}

function askedRows(asked: readonly KeyedEstablishment[]) {
  return sql`unnest(${asked.map((a) => a.id)}::uuid[], ${asked.map((a) => a.place.list)}::smallint[],
      ${asked.map((a) => a.place.provinceCode)}::text[], ${asked.map((a) => a.place.detail ?? null)}::text[],
      ${asked.map((a) => a.name)}::text[], ${asked.map((a) => a.legalForm)}::text[], ${asked.map((a) => a.key)}::text[])
      with ordinality a (id, list, code, detail, name, form, key, n)
    join province p on p.list = a.list and p.code = a.code`
}
