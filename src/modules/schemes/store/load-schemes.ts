import { sql } from 'kysely'
import type { Tx } from '#platform/db/transact.ts'
import {
  moneySourceCodes,
  type SchemeDraft,
  type SchemeOutput,
  type StoredScheme,
} from '../model.ts'
import { nameSeparator } from './scheme-rows.ts'

type MoneyJson = {
  source: SchemeDraft['money'][number]['source']
  planned: string | null
  actual: string | null
}

type Row = {
  id: string
  version: number
  province_id: string
  place_list: 63 | 34
  place_code: string
  district_code: string | null
  commune_code: string | null
  place_detail: string | null
  title: string
  activity_kind: SchemeDraft['activityKind']
  is_flagship: boolean
  is_group: boolean
  fund_tier: SchemeDraft['fundTier']
  implementer: string | null
  establishment_names: string | null
  year_from: number | null
  year_to: number | null
  status: SchemeDraft['status']
  document_number: string | null
  source_url: string | null
  source_note: string | null
  note: string | null
  source_ref: string | null
  kind_as_printed: string | null
  total_investment_dong: bigint | null
  total_investment_as_printed: string | null
  import_batch: string | null
  owner_unit_id: string | null
  is_published: boolean
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  money: MoneyJson[]
  outputs: SchemeOutput[]
  establishment_ids: string[]
}

// Not `*`: the search words would be the larger part of each row.
const columns = sql`s.id, version, s.province_id, place_list, place_code, district_code, commune_code, place_detail, title, activity_kind,
  is_flagship, is_group, fund_tier, implementer, establishment_names, year_from, year_to, status, document_number, source_url,
  source_note, note, source_ref, kind_as_printed, total_investment_dong, total_investment_as_printed, import_batch, owner_unit_id,
  is_published, created_at,
  updated_at, deleted_at`

/** The schemes with these identifiers, deleted ones too, in no order. */
export async function loadSchemes(tx: Tx, ids: readonly string[]): Promise<StoredScheme[]> {
  const { rows } = await sql<Row>`
    select ${columns}, 
      (select coalesce(json_agg(json_build_object('source', source, 'planned', planned_dong::text, 'actual', actual_dong::text)
        order by source), '[]') from scheme_money where scheme_id = s.id) as money,
      (select coalesce(json_agg(json_build_object('indicator', indicator, 'planned', planned::text, 'actual', actual::text)
        order by indicator), '[]') from scheme_output where scheme_id = s.id) as outputs,
      array(select establishment_id from scheme_beneficiary where scheme_id = s.id order by 1) as establishment_ids
    from scheme s where id = any (${ids}::uuid[])`.execute(tx)
  return rows.map(toStored)
}

/** The scheme, deleted or not; locked against other writers for the rest of the transaction. */
export async function lockScheme(tx: Tx, id: string): Promise<StoredScheme | undefined> {
  await sql`select 1 from scheme where id = ${id} for update`.execute(tx)
  return (await loadSchemes(tx, [id]))[0]
}

function toStored(row: Row): StoredScheme {
  return {
    id: row.id,
    version: row.version,
    provinceId: row.province_id,
    draft: toDraft(row),
    origin: {
      ref: row.source_ref,
      kindAsPrinted: row.kind_as_printed,
      totalInvestmentDong: row.total_investment_dong,
      totalInvestmentAsPrinted: row.total_investment_as_printed,
    },
    establishmentIds: row.establishment_ids,
    importBatch: row.import_batch,
    ownerUnitId: row.owner_unit_id,
    isPublished: row.is_published,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
  }
}

function toDraft(row: Row): SchemeDraft {
  const dong = (text: string | null) => (text === null ? null : BigInt(text))
  return {
    title: row.title,
    activityKind: row.activity_kind,
    isFlagship: row.is_flagship,
    isGroup: row.is_group,
    fundTier: row.fund_tier,
    place: {
      list: row.place_list,
      provinceCode: row.place_code,
      districtCode: row.district_code,
      communeCode: row.commune_code,
      detail: row.place_detail,
    },
    establishments: row.establishment_names?.split(nameSeparator) ?? [],
    implementer: row.implementer,
    yearFrom: row.year_from,
    yearTo: row.year_to,
    money: inOrder(row.money).map(({ source, planned, actual }) => ({
      source,
      plannedDong: dong(planned),
      actualDong: dong(actual),
    })),
    outputs: row.outputs,
    status: row.status,
    documentNumber: row.document_number,
    sourceUrl: row.source_url,
    sourceNote: row.source_note,
    note: row.note,
  }
}

// The order of the list of sources, which is the order of offices' tables.
function inOrder(money: readonly MoneyJson[]): readonly MoneyJson[] {
  return moneySourceCodes.flatMap((source) => money.filter((line) => line.source === source))
}
