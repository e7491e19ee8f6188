import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import type { Establishment, LegalForm } from '../model.ts'

type Row = {
  id: string
  name: string
  legal_form: LegalForm | null
  province_id: string
  place_list: 63 | 34
  place_code: string
  place_detail: string | null
}

const columns = sql`id, name, legal_form, province_id, place_list, place_code, place_detail`

/** Establishments whose name fits an expression of PostgreSQL's text search. */
export async function searchEstablishments(
  tsquery: string,
  limit: number,
): Promise<Establishment[]> {
  if (tsquery === '') return []
  const { rows } = await read((db) =>
    sql<Row>`select ${columns} from establishment
      where name_tsv @@ to_tsquery('simple', ${tsquery}) and deleted_at is null limit ${limit}`.execute(
      db,
    ),
  )
  return rows.map(toEstablishment)
}

/** The establishments with these identifiers, in no order. */
export async function findEstablishments(ids: readonly string[]): Promise<Establishment[]> {
  const { rows } = await read((db) =>
    sql<Row>`select ${columns} from establishment where id = any (${ids}::uuid[])`.execute(db),
  )
  return rows.map(toEstablishment)
}

function toEstablishment(row: Row): Establishment {
  return {
    id: row.id,
    name: row.name,
    legalForm: row.legal_form,
    provinceId: row.province_id,
    place: { list: row.place_list, provinceCode: row.place_code, detail: row.place_detail },
  }
}
