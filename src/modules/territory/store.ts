import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import type { Commune, Province } from './model.ts'
import { communeKinds } from './model.ts'
import type { TerritoryRows } from './domain/gazetteer.ts'
import type { KnownProductRow } from './domain/known-products.ts'
import type { WardMapping } from './domain/ward-mappings.ts'

/** Whether this edition of a part is what the database already holds. */
export async function isLoaded(tx: Tx, part: string, fingerprint: string): Promise<boolean> {
  const { rows } = await sql<{ fingerprint: string }>`
    select fingerprint from territory_edition where part = ${part}`.execute(tx)
  return rows[0]?.fingerprint === fingerprint
}

/** Notes the edition of a part the database holds from now on. */
export async function markLoaded(tx: Tx, part: string, fingerprint: string): Promise<void> {
  await sql`insert into territory_edition (part, fingerprint) values (${part}, ${fingerprint})
    on conflict (part) do update set fingerprint = excluded.fingerprint, loaded_at = now()`.execute(
    tx,
  )
}

/** Saves the provinces with their names and regions; what is there already is brought up to date. */
export async function saveProvinces(
  tx: Tx,
  { provinces, memberships }: TerritoryRows,
): Promise<void> {
  await sql`
    insert into province (list, code, name, full_name, name_en, slug, kind, valid_from, valid_to, region, merged_into, aliases, note)
    select list, code, name, "fullName", "nameEn", slug, kind, "from", "until", region, "mergedInto",
      array(select jsonb_array_elements_text(aliases)), note
    from jsonb_to_recordset(${JSON.stringify(provinces)}::jsonb) as r(list smallint, code text, name text, "fullName" text,
      "nameEn" text, slug text, kind text, "from" date, "until" date, region text, "mergedInto" text, aliases jsonb, note text)
    on conflict (list, code) do update set name = excluded.name, full_name = excluded.full_name, name_en = excluded.name_en,
      slug = excluded.slug, kind = excluded.kind, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
      region = excluded.region, merged_into = excluded.merged_into, aliases = excluded.aliases, note = excluded.note`.execute(
    tx,
  )
  await sql`delete from province_name`.execute(tx)
  await sql`insert into province_name
    select list, code, name, "fullName", kind, "from", "until", act
    from jsonb_to_recordset(${JSON.stringify(provinces.flatMap(nameRows))}::jsonb) as r(list smallint, code text, name text,
      "fullName" text, kind text, "from" date, "until" date, act text)`.execute(tx)
  await sql`delete from region_membership`.execute(tx)
  await sql`insert into region_membership (region, list, code, valid_from, valid_to, evidence)
    select region, list, code, "from", "until", evidence
    from jsonb_to_recordset(${JSON.stringify(memberships)}::jsonb) as r(region text, list smallint, code text,
      "from" date, "until" date, evidence text)`.execute(tx)
}

function nameRows({ list, code, from, until, names }: Province) {
  return names.map((name) => ({
    ...name,
    list,
    code,
    from: name.from ?? from,
    until: name.until ?? until,
  }))
}

/** Saves the districts and communes. */
export async function saveSmallerUnits(
  tx: Tx,
  { districts, communes }: TerritoryRows,
): Promise<void> {
  await sql`
    insert into district (code, name, full_name, province_code, search)
    select r.code, r.name, "fullName", "provinceCode", vn_norm("fullName" || ' ' || p.name)
    from jsonb_to_recordset(${JSON.stringify(districts)}::jsonb) as r(code text, name text, "fullName" text, "provinceCode" text)
    join province p on p.list = 63 and p.code = "provinceCode"
    on conflict (code) do update set name = excluded.name, full_name = excluded.full_name,
      province_code = excluded.province_code, search = excluded.search`.execute(tx)
  await sql`
    insert into commune (code, name, alt_name, kind, kind_before, province_code, search)
    select r.code, r.name, "altName", r.kind, "kindBefore", "provinceCode", vn_norm("fullName" || ' ' || p.name)
    from jsonb_to_recordset(${JSON.stringify(communes.map(withFullName))}::jsonb) as r(code text, name text, "fullName" text,
      "altName" text, kind text, "kindBefore" text, "provinceCode" text)
    join province p on p.list = 34 and p.code = "provinceCode"
    on conflict (code) do update set name = excluded.name, alt_name = excluded.alt_name, kind = excluded.kind,
      kind_before = excluded.kind_before, province_code = excluded.province_code, search = excluded.search`.execute(
    tx,
  )
}

function withFullName(commune: Commune) {
  return { ...commune, fullName: `${communeKinds[commune.kind].vi} ${commune.name}` }
}

/** Puts the table of old wards in the place of the one before. */
export async function replaceWardMappings(tx: Tx, mappings: readonly WardMapping[]): Promise<void> {
  await sql`delete from ward_mapping`.execute(tx)
  await sql`insert into ward_mapping (id, old_code, old_name, old_district, old_province_code, commune_code, search)
    select id, "oldCode", "oldName", "oldDistrict", "oldProvinceCode", "communeCode",
      vn_norm(concat_ws(' ', "oldName", "oldDistrict", p.name))
    from jsonb_to_recordset(${JSON.stringify(mappings)}::jsonb) as r(id integer, "oldCode" text, "oldName" text,
      "oldDistrict" text, "oldProvinceCode" text, "communeCode" text)
    left join province p on p.list = 63 and p.code = "oldProvinceCode"`.execute(tx)
}

/** Puts the list of known products in the place of the one before. */
export async function replaceKnownProducts(
  tx: Tx,
  products: readonly KnownProductRow[],
): Promise<void> {
  const rows = products.map(({ place, ...product }) => ({
    ...product,
    list: place.list,
    code: place.code,
  }))
  await sql`delete from known_product`.execute(tx)
  await sql`insert into known_product (source_ref, province_id, place_list, place_code, place_detail, name, establishment,
      is_set, level, status, year, product_group, award, source_url, source_note, published, note)
    select id, "provinceId", list, code, district, name, establishment, "isSet", level, status, year, "group", award,
      "sourceUrl", "sourceNote", published, note
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, "provinceId" text, list smallint, code text,
      district text, name text, establishment text, "isSet" boolean, level text, status text, year smallint, "group" text,
      award text, "sourceUrl" text, "sourceNote" text, published text, note text)`.execute(tx)
}
