import { sql } from 'kysely'
import { read } from '#platform/db/transact.ts'
import type { KnownProduct, ProvinceKey, ProvinceList } from '../model.ts'

type Row = Omit<KnownProduct, 'place'> & { list: ProvinceList; code: string }

/** The known products of a province: of one of the 63 as it was, of one of the 34 with all its parts. */
export async function knownProductsIn(key: ProvinceKey): Promise<readonly KnownProduct[]> {
  const here =
    key.list === 34
      ? sql`province_id = ${key.code}`
      : sql`place_list = 63 and place_code = ${key.code}`
  return read('territory.read', async (db) => {
    const { rows } = await sql<Row>`
      select source_ref as "sourceRef", place_list as list, place_code as code, place_detail as "placeDetail", name,
        establishment, is_set as "isSet", level, status, year, product_group as "productGroup", award,
        source_url as "sourceUrl", source_note as "sourceNote", published, note
      from known_product where ${here}
      order by year desc nulls last, name collate "vi-x-icu", source_ref`.execute(db)
    return rows.map(({ list, code, ...product }) => ({ ...product, place: { list, code } }))
  })
}
